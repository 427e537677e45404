import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { TemplateVersionWhole } from '#contracts/message-templates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { templatesApi, type Move } from './messages.api.ts';
import { words } from './words.ts';

/** What may be done with a version now, why something may not, and who did what before. */
export function VersionActs({ version, unsaved, onDone }: { version: TemplateVersionWhole; unsaved: boolean; onDone: (next: TemplateVersionWhole) => void }): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState<Move>();
  const act = useAct(({ move, reason }: { move: Move; reason: string }, key) => call(templatesApi.move[move], { params: { id: version.id }, body: { version: version.version, reason }, key }), (done) => { setAsked(undefined); onDone(done); });
  const { closed, state } = version;
  const open: [Move, string | null][] = state === 'draft' ? [['proposal', unsaved ? t.unsaved : closed.propose], ['withdrawal', closed.withdraw]] : state === 'proposed' ? [['approval', closed.approve], ['return', closed.withdraw], ['withdrawal', closed.withdraw]] : [];
  return (
    <Card title={t.act}>
      <p><Tag tone={state === 'in_force' ? 'success' : state === 'proposed' ? 'warning' : 'neutral'}>{t.states[state]}</Tag></p>
      {open.map(([move, why]) => (
        <div key={move} className="flex flex-wrap items-center gap-3">
          <Button look={move === 'withdrawal' ? 'danger' : move === 'return' ? 'plain' : 'main'} disabled={why !== null} onClick={() => { act.reset(); setAsked(move); }}>{t[move]}</Button>
          <span className="text-sm text-soft">{why ?? t.notes[move]}</span>
        </div>
      ))}
      <h3>{t.history}</h3>
      <ol className="grid gap-1">{version.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {h.by} {t.acts[h.act] ?? h.act}{h.reason === null ? '' : `：${h.reason}`}</li>)}</ol>
      {asked ? <ReasonDialog open title={t[asked]} act={t[asked]} danger={asked === 'withdrawal'} busy={act.isPending} error={act.error} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ move: asked, reason }); }}><p>{t.notes[asked]}</p></ReasonDialog> : null}
    </Card>
  );
}
