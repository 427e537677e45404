import { useState, type JSX } from 'react';
import { ProposeResit, type SuspensionWhole } from '#contracts/suspensions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { momentTyped } from '../../shared/forms/beijing-input.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { suspensionsApi } from './suspensions.api.ts';
import { words } from './words.ts';

/** 延期考试安排: the new days, one for each suspended one, and when tickets are printed. */
export function ResitDialog({ suspension: s, days, onClose, onDone }: { suspension: SuspensionWhole; days: number; onClose: () => void; onDone: (next: SuspensionWhole) => void }): JSX.Element {
  const t = say(words);
  const [examOn, setExamOn] = useState<string[]>(Array.from({ length: days }, () => ''));
  const [opens, setOpens] = useState('');
  const [closes, setCloses] = useState('');
  const typed = { version: s.version, examOn, ticketOpensAt: momentTyped(opens), ticketClosesAt: momentTyped(closes) };
  const act = useAct((_: undefined, key) => call(suspensionsApi.resit, { params: { id: s.id }, body: ProposeResit.parse(typed), key }), onDone);
  return (
    <ModalDialog open onClose={onClose} title={t.act.propose_resit}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <p className="text-soft">{t.resitNote}</p>
        <ProblemNotice error={act.error} except={['examOn', 'ticketOpensAt']} />
        {examOn.map((day, at) => <TextField key={String(at)} label={t.resitDays(at + 1)} type="date" value={day} onChange={(e) => { setExamOn(examOn.map((d, n) => (n === at ? e.target.value : d))); }} problem={at === 0 ? problemAt(act.error, 'examOn') : undefined} />)}
        <TextField label={t.ticketOpens} type="datetime-local" value={opens} onChange={(e) => { setOpens(e.target.value); }} problem={problemAt(act.error, 'ticketOpensAt')} />
        <TextField label={t.ticketCloses} type="datetime-local" value={closes} onChange={(e) => { setCloses(e.target.value); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending || !ProposeResit.safeParse(typed).success}>{t.send}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
