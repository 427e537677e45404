import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { FailedPage } from '#contracts/operations.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inBrackets, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { discardJobs, failedQuery, resendJobs } from './operations.api.ts';
import { JobName } from './queues-card.tsx';
import { words } from './words.ts';

/** 失败任务 (死信): what failed for good, why, and what is done about it. */
export function FailedScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/operations/failed' });
  const navigate = useNavigate({ from: '/operations/failed' });
  const { data, error, isFetching } = useQuery(failedQuery(search));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const show = (next: typeof search) => { setTicked(new Set()); void navigate({ search: next }); };
  return (
    <Page title={t.failedTitle} sub={t.failedSub} actions={<ExportControl list="operations.failed-jobs" filters={search.kind === undefined ? {} : { kind: search.kind }} />}>
      <p><Link to="/operations">{t.back}</Link> · <Link to="/operations/discarded" search={{}}>{t.discardedLink}</Link></p>
      <ProblemNotice error={error} />
      {data ? (
        <>
          <div className="max-w-md">
            <SelectField label={t.onlyKind} value={search.kind ?? ''} onChange={(e) => { show(e.target.value === '' ? {} : { kind: e.target.value }); }}>
              <option value="">{t.allKinds}{inBrackets(data.kinds.reduce((n, k) => n + k.count, 0))}</option>
              {data.kinds.map((k) => <option key={k.kind} value={k.kind}>{t.areas[k.kind.split('.')[0] ?? ''] ?? ''} {k.kind}{inBrackets(k.count)}</option>)}
            </SelectField>
          </div>
          <Acts page={data} kind={search.kind} ticked={ticked} onDone={() => { setTicked(new Set()); }} />
          <DataTable
            label={t.failedTitle} rows={data.items} keyOf={(j) => j.id} empty={t.noFailed} busy={isFetching} ticked={{ keys: ticked, onChange: setTicked, nameOf: (id) => id.slice(0, 8) }}
            columns={[
              { name: t.kind, cell: (j) => <JobName kind={j.kind} />, wide: true },
              { name: t.why, cell: (j) => <span className="break-words">{j.fault}</span>, wide: true },
              { name: t.failedAt, cell: (j) => beijingTime(j.failedAt), nowrap: true },
              { name: t.bornAt, cell: (j) => beijingTime(j.bornAt), nowrap: true },
              { name: t.attempts, cell: (j) => j.attempts, align: 'right' },
              { name: t.id, cell: (j) => <code className="text-sm break-all text-soft">{j.id}</code> },
            ]}
          />
          <Pager after={search.after} next={data.next} onShow={(after) => { show({ ...search, after }); }} />
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

type Asked = { act: 'resend' | 'discard'; ids: string[] | undefined; count: number };

function Acts({ page, kind, ticked, onDone }: { page: FailedPage; kind: string | undefined; ticked: ReadonlySet<string>; onDone: () => void }): JSX.Element {
  const t = say(words);
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const chosen = page.items.filter((j) => ticked.has(j.id));
  const kinds = new Set(chosen.map((j) => j.kind));
  const one = kind ?? (kinds.size === 1 ? chosen[0]?.kind : undefined);
  const act = useAct(({ reason, of }: { reason: string; of: Asked }, key: string) => (of.act === 'resend' ? resendJobs : discardJobs)({ kind: one ?? '', ...(of.ids && { ids: of.ids }), reason }, key), async () => {
    setAsked(undefined);
    onDone();
    await client.invalidateQueries({ queryKey: ['operations'] });
  });
  if (!session || page.count === 0) return <>{act.data ? <Notice tone="success" live="status">{t.dealt(act.data.done)}</Notice> : null}</>;
  if (!may(session, 'operations.act')) return <Notice>{t.mayNot}</Notice>;
  const why = chosen.length === 0 ? t.chooseFirst : one === undefined ? t.oneKind : undefined;
  const ids = chosen.map((j) => j.id);
  return (
    <>
      {act.data ? <Notice tone="success" live="status">{t.dealt(act.data.done)}</Notice> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button look="main" disabled={why !== undefined} onClick={() => { setAsked({ act: 'resend', ids, count: ids.length }); }}>{t.resend}</Button>
        <Button disabled={why !== undefined} onClick={() => { setAsked({ act: 'discard', ids, count: ids.length }); }}>{t.discard}</Button>
        {kind === undefined ? null : <Button onClick={() => { setAsked({ act: 'resend', ids: undefined, count: page.count }); }}>{t.resendAll(page.count)}</Button>}
        <span className="text-soft" role="status">{why ?? t.chosen(ids.length)}</span>
      </div>
      {asked ? (
        <ReasonDialog
          open title={asked.act === 'resend' ? t.resendTitle(asked.count) : t.discardTitle(asked.count)} act={asked.act === 'resend' ? t.resend : t.discard} danger={asked.act === 'discard'} max={200} reasonHint={t.reasonHint}
          busy={act.isPending} error={act.error} onClose={() => { setAsked(undefined); act.reset(); }} onAct={(reason) => { act.mutate({ reason, of: asked }); }}
        >
          <p>{asked.act === 'resend' ? t.resendNote : t.discardNote}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
