import { useState, type JSX } from 'react';
import type { ActivationShown, FirstPasswordShown, MemberView } from '#contracts/staff-people.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { peopleApi } from './people.api.ts';
import { peopleWords } from './people-words.ts';

const ACTS = ['suspend', 'restore', 'resetPassword', 'unlock', 'resetFactor', 'activate', 'seeAs'] as const;
type Act = (typeof ACTS)[number];
/** What an act may bring to be handed over: a password made for the member, or an activation code. */
export type Handed = FirstPasswordShown | ActivationShown;
type Props = { m: MemberView; onDone: (words: string, handed?: Handed) => Promise<void>; onChange: () => void };

/** What the reader may do about a member, each with its reason; what is closed says why. */
export function PersonActs({ m, onDone, onChange }: Props): JSX.Element {
  const t = say(peopleWords);
  const [doing, setDoing] = useState<Act>();
  const act = useAct(
    async ({ what, reason }: { what: Act; reason: string }, key) => perform(what, m.id, reason, key),
    async (handed, { what }) => {
      // loaded anew, so that the whole console shows what the colleague sees
      if (what === 'seeAs') location.assign('/console/');
      setDoing(undefined);
      await onDone(t.done, handed);
    },
  );
  const about: Record<Act, string> = { suspend: t.suspendAbout(m.name), restore: t.restoreAbout(m.name), resetPassword: t.resetAbout(m.name), unlock: t.unlockAbout, resetFactor: t.factorAbout(m.name), activate: t.activateAbout(m.name), seeAs: t.seeAsAbout(m.name) };
  const shown = ACTS.filter((a) => (a === 'suspend' ? m.state === 'active' : a === 'restore' ? m.state === 'suspended' : a === 'unlock' ? m.throttled !== null : a === 'resetFactor' ? m.secondFactor : a === 'activate' ? !m.secondFactor : true));
  const whyNot = (a: Act) => (a === 'resetFactor' ? m.closed.empower : a === 'activate' ? m.closed.activate : a === 'seeAs' ? m.closed.seeAs : m.closed.manage);
  const changeWhy = m.closed.manage ?? (m.pending ? t.changeWaits : null);
  const closed = [{ act: t.change, why: changeWhy }, ...shown.map((a) => ({ act: t[a], why: whyNot(a) }))].filter((one) => one.why !== null);
  return (
    <Card title={t.acts}>
      <div className="flex flex-wrap gap-3">
        <Button disabled={changeWhy !== null} aria-describedby={changeWhy === null ? undefined : 'closed-why'} onClick={onChange}>{t.change}</Button>
        {shown.map((a) => <Button key={a} disabled={whyNot(a) !== null} aria-describedby={whyNot(a) === null ? undefined : 'closed-why'} onClick={() => { act.reset(); setDoing(a); }}>{t[a]}</Button>)}
      </div>
      {closed.length === 0 ? null : <div id="closed-why" className="text-sm text-soft"><p className="font-semibold">{t.closedWhy}</p><ul className="list-disc pl-5">{[...new Set(closed.map((one) => one.why))].map((why) => <li key={why}>{closed.filter((one) => one.why === why).map((one) => one.act).join(t.and)}{colon()}{why}</li>)}</ul></div>}
      {doing ? (
        <ReasonDialog
          open title={`${t[doing]}${colon()}${m.name}`} act={doing === 'seeAs' ? t.begin : t.confirm} danger={doing === 'suspend'} busy={act.isPending} error={act.error} max={300}
          onClose={() => { setDoing(undefined); }} onAct={(reason) => { act.mutate({ what: doing, reason }); }}
        >
          <p>{about[doing]}</p>
        </ReasonDialog>
      ) : null}
    </Card>
  );
}

async function perform(what: Act, id: string, reason: string, key: string): Promise<Handed | undefined> {
  const asked = { params: { id }, body: { reason }, key };
  switch (what) {
    case 'resetPassword': return call(peopleApi.resetPassword, asked);
    case 'activate': return call(peopleApi.activate, asked);
    case 'seeAs': await call(peopleApi.seeAs, { body: { staffId: id, reason }, key }); return undefined;
    default: await call(peopleApi[what], asked); return undefined;
  }
}
