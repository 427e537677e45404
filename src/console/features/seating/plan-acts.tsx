import { useState, type JSX } from 'react';
import type { PlanAct, PlanWhole } from '#contracts/seat-plans.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PolicyFields, type Rules } from './policy-fields.tsx';
import { seatingApi } from './seating.api.ts';
import { words } from './words.ts';

type Plain = Exclude<PlanAct, 'allocate' | 'move'>;

/** What may be done with a plan now, and why something may not; acts that lie behind are not offered any more. */
export function PlanActs({ plan, onDone }: { plan: PlanWhole; onDone: (next: PlanWhole) => void }): JSX.Element | null {
  const t = say(words);
  const [asked, setAsked] = useState<Plain>();
  const [moving, setMoving] = useState(false);
  const [rules, setRules] = useState<Rules>({ policy: plan.policy, pattern: plan.pattern });
  const act = useAct(({ what, reason }: { what: Plain; reason: string }, key) => call(seatingApi.act[what], { params: { id: plan.id }, body: { version: plan.version, reason }, key }), (next) => { setAsked(undefined); onDone(next); });
  const run = useAct((_: undefined, key) => call(seatingApi.run, { params: { id: plan.id }, body: { version: plan.version, ...rules }, key }), onDone);
  const open = plan.acts.filter((a) => isAhead(a.act, plan));
  if (open.length === 0) return null;
  return (
    <Card title={t.progress}>
      {open.map(({ act: what, refusals }) => (
        <div key={what} className="grid gap-3 border-t border-rule pt-3 first-of-type:border-0 first-of-type:pt-0">
          {what === 'allocate' && refusals.length === 0 ? <PolicyFields rules={rules} onChange={setRules} error={run.error} /> : null}
          <div className="flex flex-wrap items-center gap-3">
            <Button look={what === 'withdraw' ? 'danger' : what === 'return' || (what === 'allocate' && plan.state === 'drafted') ? 'plain' : 'main'} disabled={refusals.length > 0 || run.isPending} onClick={() => { if (what === 'allocate') run.mutate(undefined); else if (what === 'move') setMoving(true); else { act.reset(); setAsked(what); } }}>{what === 'allocate' && plan.runs.length > 0 ? t.again : t.actNames[what]}</Button>
            <span className="min-w-0 flex-1 basis-56 text-sm text-soft">{refusals.length > 0 ? oneByOne(refusals) : t.actNotes[what]}</span>
          </div>
          {what === 'allocate' ? <ProblemNotice error={run.error} except={['pattern', 'policy.seatsPerRoom', 'policy.columns', 'policy.mergeBelow']} /> : null}
        </div>
      ))}
      {asked ? <ReasonDialog open title={t.actNames[asked]} act={t.actNames[asked]} danger={asked === 'withdraw'} {...((asked === 'return' || asked === 'withdraw') && { reasonHint: t.reasonHint })} busy={act.isPending} error={act.error} max={400} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ what: asked, reason }); }}><p>{t.actNotes[asked]}</p></ReasonDialog> : null}
      {moving ? <MoveDialog plan={plan} onClose={() => { setMoving(false); }} onDone={(next) => { setMoving(false); onDone(next); }} /> : null}
    </Card>
  );
}

/** What comes next in a plan's life: shown open, or closed with its reasons. */
function isAhead(act: PlanAct, { state }: PlanWhole): boolean {
  switch (act) {
    case 'close_roster': return state === 'committed';
    case 'allocate': return state === 'committed' || state === 'closed' || state === 'drafted';
    case 'propose': return state === 'closed' || state === 'drafted';
    case 'return': case 'freeze': return state === 'proposed';
    case 'move': return state === 'frozen';
    case 'withdraw': return state !== 'frozen' && state !== 'freezing' && state !== 'withdrawn' && state !== 'gathering' && state !== 'allocating';
  }
}
