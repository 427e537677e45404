import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RuleVersionWhole } from '#contracts/rules.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { rulesApi, type Move } from './rules.api.ts';
import { words } from './words.ts';

/** What may be done with a version now, why something may not, and who did what before. */
export function RuleActs({ rule, unsaved, onDone }: { rule: RuleVersionWhole; unsaved: boolean; onDone: (next: RuleVersionWhole) => void }): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState<Move>();
  const act = useAct(({ move, reason }: { move: Move; reason: string }, key) => call(rulesApi.move[move], { params: { id: rule.id }, body: { version: rule.version, reason }, key }), (done) => { setAsked(undefined); onDone(done); });
  const stopped = rule.reading.findings.some((f) => f.stops);
  const open: { move: Move; closed: string | null }[] = rule.state === 'draft'
    ? [{ move: 'proposal', closed: unsaved ? t.unsaved : stopped ? t.stops : rule.closed.edit }, { move: 'withdrawal', closed: rule.closed.edit }]
    : rule.state === 'proposed' ? [{ move: 'approval', closed: rule.closed.approve }, { move: 'return', closed: null }, { move: 'withdrawal', closed: null }] : [];
  return (
    <Card title={t.act}>
      <p><Tag tone={rule.state === 'in_force' ? 'success' : rule.state === 'proposed' ? 'warning' : 'neutral'}>{t.states[rule.state]}</Tag></p>
      {open.map(({ move, closed }) => (
        <div key={move} className="flex flex-wrap items-center gap-3">
          <Button look={move === 'withdrawal' ? 'danger' : move === 'return' ? 'plain' : 'main'} disabled={closed !== null} onClick={() => { act.reset(); setAsked(move); }}>{t[move]}</Button>
          <span className="text-sm text-soft">{closed ?? t.notes[move]}</span>
        </div>
      ))}
      <h3>{t.history}</h3>
      <ol className="grid gap-1">{rule.history.map((h, i) => <li key={String(i)}><time className="digits">{beijingTime(h.at)}</time> {h.by} {t.acts[h.act] ?? h.act}{h.reason === null ? '' : `：${h.reason}`}</li>)}</ol>
      {asked ? <ReasonDialog open title={t[asked]} act={t[asked]} danger={asked === 'withdrawal'} busy={act.isPending} error={act.error} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ move: asked, reason }); }}><p>{t.notes[asked]}</p></ReasonDialog> : null}
    </Card>
  );
}
