import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { StaffId } from '#contracts/ids.ts';
import { WorkNarrowing } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { colleaguesQuery, reviewApi, type QueueSearch } from './review.api.ts';
import { words } from './words.ts';

/** 批量分派: the oldest of the present narrowing, in turn to the people chosen. */
export function AssignDialog({ search, state, onClose }: { search: QueueSearch; state: 'online' | 'on_site'; onClose: () => void }): JSX.Element {
  const w = say(words).queue;
  const t = text();
  const { data, isPending, error } = useQuery(colleaguesQuery);
  const [chosen, setChosen] = useState<readonly StaffId[]>([]);
  const [count, setCount] = useState('20');
  const act = useAct((_: undefined, key) => call(reviewApi.assign, { body: { ...WorkNarrowing.parse(search), state, count: Number(count), to: [...chosen] }, key }));
  return (
    <ModalDialog open onClose={onClose} title={`${w.assignTitle} · ${t.review.states[state]}`}>
      {act.data ? (
        <Notice tone="success" live="status">
          <ul>{act.data.people.map((p) => <li key={p.staffId}>{w.assigned(p.name, p.count)}</li>)}</ul>
          {act.data.left > 0 ? <p>{w.left(act.data.left)}</p> : null}
        </Notice>
      ) : (
        <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
          <p className="text-soft">{w.assignNote}</p>
          <ProblemNotice error={act.error ?? error} except={['count', 'to']} />
          <TextField label={w.count} inputMode="numeric" value={count} onChange={(e) => { setCount(e.target.value); }} problem={problemAt(act.error, 'count')} />
          <fieldset className="grid gap-1">
            <legend className="font-semibold">{w.people}</legend>
            {problemAt(act.error, 'to') ? <p className="text-sm font-semibold text-danger">{problemAt(act.error, 'to')}</p> : null}
            {isPending ? <Loading /> : null}
            {data?.people.length === 0 ? <p className="text-soft">{w.noPeople}</p> : null}
            {data?.people.map((p) => (
              <label key={p.staffId} className="flex min-h-11 items-start gap-2 py-1">
                <input type="checkbox" className="mt-1 size-5 accent-blue" checked={chosen.includes(p.staffId)} onChange={(e) => { setChosen((c) => (e.target.checked ? [...c, p.staffId] : c.filter((id) => id !== p.staffId))); }} />
                <span>{p.name}<span className="block text-sm text-soft">{p.jurisdictionText} · {w.workload(p.assigned, p.held, p.decidedToday)}</span></span>
              </label>
            ))}
          </fieldset>
          <Button type="submit" look="main" disabled={act.isPending || chosen.length === 0}>{w.assignAct}</Button>
        </form>
      )}
      <Button onClick={onClose}>{t.close}</Button>
    </ModalDialog>
  );
}
