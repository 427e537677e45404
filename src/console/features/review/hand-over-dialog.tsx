import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { StaffId } from '#contracts/ids.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { inBrackets, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { colleaguesQuery, reviewApi } from './review.api.ts';
import { words } from './words.ts';

/** 移交: to whom, with a word for the colleague. */
export function HandOverDialog({ c, onClose, onDone }: { c: ReviewCase; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const w = say(words).case;
  const q = say(words).queue;
  const { data, error } = useQuery(colleaguesQuery);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const act = useAct((id: StaffId, key) => call(reviewApi.handOver, { params: { id: c.id }, body: { to: id, note }, key }), onDone);
  const others = data?.people.filter((p) => !p.mine) ?? [];
  const send = () => {
    const id = StaffId.safeParse(to);
    if (id.success) act.mutate(id.data);
  };
  return (
    <ModalDialog open onClose={onClose} title={w.handOverTitle}>
      {act.data ? <Notice tone="success" live="status"><p>{w.handedOver(act.data.to)}</p></Notice> : (
        <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
          <ProblemNotice error={act.error ?? error} except={['to', 'note']} />
          {data && others.length === 0 ? <p className="text-soft">{w.none}</p> : null}
          <SelectField label={w.handOverTo} value={to} problem={problemAt(act.error, 'to')} onChange={(e) => { setTo(e.target.value); }}>
            <option value="">{w.choose}</option>
            {others.map((p) => <option key={p.staffId} value={p.staffId}>{p.name}{inBrackets(`${p.jurisdictionText} · ${q.workload(p.assigned, p.held, p.decidedToday)}`)}</option>)}
          </SelectField>
          <TextField label={w.handOverNote} value={note} maxLength={200} problem={problemAt(act.error, 'note')} onChange={(e) => { setNote(e.target.value); }} />
          <Button type="submit" look="main" disabled={to === '' || act.isPending}>{w.handOverAct}</Button>
        </form>
      )}
      <Button onClick={onClose}>{text().close}</Button>
    </ModalDialog>
  );
}
