import { useState, type JSX } from 'react';
import type { ShiftWhole } from '#contracts/cash-desk.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { cashApi } from './cash-desk.api.ts';
import { words } from './words.ts';

/** 复核交接: the second person receives what they counted too, or has it counted again. */
export function DecideCount({ shift: s, onDone }: { shift: ShiftWhole; onDone: (next: ShiftWhole) => void }): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState<'confirm' | 'return'>();
  const act = useAct(({ decision, reason }: { decision: 'confirm' | 'return'; reason: string }, key) => call(cashApi.decide, { params: { id: s.id }, body: { version: s.version, decision, reason }, key }), (next) => { setAsked(undefined); onDone(next); });
  const name = { confirm: t.confirm, return: t.giveBack };
  return (
    <Card title={t.acts}>
      {(['confirm', 'return'] as const).map((decision) => (
        <div key={decision} className="flex flex-wrap items-center gap-3">
          <Button look={decision === 'confirm' ? 'main' : 'plain'} disabled={s.acts[decision].length > 0} onClick={() => { act.reset(); setAsked(decision); }}>{name[decision]}</Button>
          <span className="text-sm text-soft">{s.acts[decision].length > 0 ? oneByOne(s.acts[decision]) : decision === 'confirm' ? t.confirmNote : t.giveBackNote}</span>
        </div>
      ))}
      {asked === undefined ? null : <ReasonDialog open title={name[asked]} act={name[asked]} busy={act.isPending} error={act.error} max={200} reasonLabel={t.confirmWord} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ decision: asked, reason }); }}><p>{asked === 'confirm' ? t.confirmNote : t.giveBackNote}</p></ReasonDialog>}
    </Card>
  );
}
