import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, type JSX } from 'react';
import type { CaseView } from '#contracts/assistance.ts';
import type { CaseList } from '#contracts/case-lists.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { StaffSession } from '#contracts/staff.ts';
import { call } from '../../shared/api/call.ts';
import { may } from '../../shared/api/session.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { inBrackets, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { assistanceApi, caseQuery } from './assistance.api.ts';
import { DecideAppealForm, DecideCaseForm } from './decide-forms.tsx';
import { words } from './words.ts';

type Props = { list: CaseList; accountId: string; caseId: string; session: StaffSession; onDone: (text: string) => void };

/** One case: what is asked and why, its proofs, its history, what an unlock changed, and the decision of the second member. */
export function CasePanel({ list, accountId, caseId, session, onDone }: Props): JSX.Element {
  const t = say(words);
  const { data, error, isPending } = useQuery(caseQuery(list, accountId, caseId));
  const params = { accountId, caseId };
  const withdraw = useAct((_: undefined, key) => call(assistanceApi.withdraw(list), { params, key }), () => { onDone(t.withdraw); });
  if (!data) return <Card label={t.title}><ProblemNotice error={error} />{isPending ? <Loading /> : null}</Card>;
  const mayDecide = may(session, list === 'unlocks' ? 'application.unlock' : list === 'accounts' ? 'candidate.assist_approve' : 'appeal.decide');
  return (
    <Card title={`${data.kindText} · ${data.name}`}>
      <Facts view={data} />
      {data.diff === null ? null : data.diff.length === 0 ? <p>{t.noDiff}</p> : (
        <>
          <h3>{t.diff}</h3>
          <DataTable label={t.diff} rows={data.diff} keyOf={(d) => d.term} empty={t.noDiff} columns={[{ name: t.item, cell: (d) => d.term }, { name: t.before, cell: (d) => <del>{d.before || '—'}</del> }, { name: t.after, cell: (d) => <ins className="no-underline">{d.after || '—'}</ins> }]} />
        </>
      )}
      <Proofs view={data} />
      <h3>{t.history}</h3>
      <ol className="grid gap-1">{data.history.map((h) => <li key={`${String(h.at)}${h.actText}`}><time className="text-soft">{beijingTime(h.at)}</time> {h.actText} <span className="text-soft">{h.by}</span></li>)}</ol>
      {data.letterUrl === null ? null : <p><a href={data.letterUrl} target="_blank" rel="noopener">{t.letter}</a></p>}
      {data.state !== 'waiting' ? null : (
        <>
          {mayDecide ? list === 'appeals' ? <DecideAppealForm view={data} onDone={onDone} /> : <DecideCaseForm list={list} view={data} onDone={onDone} /> : null}
          <ProblemNotice error={withdraw.error} />
          {data.withdraw.length === 0 && list !== 'appeals' ? <Button className="justify-self-start" disabled={withdraw.isPending} onClick={() => { withdraw.mutate(undefined); }}>{t.withdraw}</Button> : null}
        </>
      )}
    </Card>
  );
}

function Facts({ view }: { view: CaseView }): JSX.Element {
  const t = say(words);
  return (
    <>
      <p><Tag tone={view.state === 'waiting' ? 'info' : 'neutral'}>{view.stateText}</Tag></p>
      <Pairs pairs={[
        { term: t.document, value: <span className="digits">{view.documentNumber}</span> },
        ...(view.number === null ? [] : [{ term: t.number, value: <span className="digits">{view.number}</span> }]),
        ...view.asks.map((a) => ({ term: a.term, value: a.value })),
        { term: t.why, value: <span className="whitespace-pre-wrap">{view.reason}</span> },
        { term: t.by, value: view.byName ?? '—' }, { term: t.openedAt, value: beijingTime(view.openedAt) },
        ...(view.decidedAt === null ? [] : [{ term: t.decidedBy, value: view.decidedBy ?? '—' }, { term: t.decidedAt, value: beijingTime(view.decidedAt) }]),
        ...(view.answer === null || view.answer === '' ? [] : [{ term: t.answer, value: view.answer }]),
      ]} />
    </>
  );
}

function Proofs({ view }: { view: CaseView }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const act = useAct((files: readonly File[], key) => upload(assistanceApi.attach, { params: { accountId: view.accountId, caseId: view.caseId }, files, key }), async () => {
    if (input.current) input.current.value = '';
    await client.invalidateQueries({ queryKey: ['assistance', 'case', view.caseId] });
  });
  return (
    <>
      <h3>{t.files}</h3>
      {view.files.length === 0 ? <p className="text-soft">{t.noFiles}</p> : <ul className="list-disc pl-5">{view.files.map((f) => <li key={f.id}>{f.withheld === null ? <a href={f.url} target="_blank" rel="noopener">{f.fileName}</a> : <span className="break-all">{f.fileName} <strong>{inBrackets(f.withheld)}</strong></span>} <span className="text-soft">{beijingTime(f.uploadedAt)}</span></li>)}</ul>}
      {view.attach.length > 0 ? null : (
        <label className="grid max-w-xl gap-1">
          <span className="font-semibold">{t.addFiles}</span>
          <span className="text-sm text-soft">{t.filesHint}</span>
          {problemAt(act.error, 'files') === undefined ? null : <span className="text-sm font-semibold text-danger">{problemAt(act.error, 'files')}</span>}
          <input ref={input} type="file" multiple accept="image/jpeg,image/png,image/webp,application/pdf" disabled={act.isPending} onChange={(e) => { const chosen = [...(e.target.files ?? [])]; if (chosen.length > 0) act.mutate(chosen); }} />
          {act.isPending ? <span role="status">{t.uploading}</span> : null}
        </label>
      )}
      <ProblemNotice error={act.error} except={['files']} />
    </>
  );
}
