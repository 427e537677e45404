import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { LEFTOVER_WORDS, RUN_STATE_WORDS } from '#contracts/retention.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { runQuery } from './retention.api.ts';
import { RunFigures } from './runs-card.tsx';
import { words } from './words.ts';

/** One run that erased, and what it left (销毁遗留). */
export function RunScreen(): JSX.Element {
  const t = say(words);
  const { id } = useParams({ from: '/inside/retention/runs/$id' });
  const { after } = useSearch({ from: '/inside/retention/runs/$id' });
  const navigate = useNavigate({ from: '/retention/runs/$id' });
  const { data, error, isFetching } = useQuery(runQuery(id, after));
  const run = data?.run;
  return (
    <Page title={t.runTitle} sub={run ? RUN_STATE_WORDS[run.state][pageLang()] : ''} actions={<ExportControl list="retention.leftovers" filters={{ run: id }} />}>
      <p><Link to="/retention">{t.back}</Link></p>
      <ProblemNotice error={error} />
      {data && run ? (
        <>
          <Card label={t.runTitle}>
            <Pairs pairs={[
              { term: t.asked, value: `${beijingTime(run.askedAt)} ${run.askedBy}: ${run.reason}` }, { term: t.asOf, value: beijingTime(run.asOf) },
              { term: t.decided, value: run.decidedAt === null ? '—' : `${beijingTime(run.decidedAt)} ${run.decidedBy ?? ''}: ${run.decisionReason ?? ''}` }, { term: t.figures, value: <RunFigures run={run} /> },
            ]} />
            <p className="text-soft">{t.recount}</p>
          </Card>
          <Card title={t.leftTitle}>
            <p className="text-soft">{t.leftNote}</p>
            <DataTable
              label={t.leftTitle} rows={data.items} keyOf={(r) => `${r.of}~${r.key}`} empty={t.noLeft} busy={isFetching}
              columns={[{ name: t.cls, cell: (r) => r.title, wide: true }, { name: t.key, cell: (r) => <code className="text-sm break-all">{r.key}</code>, wide: true }, { name: t.state, cell: (r) => LEFTOVER_WORDS[r.why][pageLang()] }]}
            />
            <Pager after={after} next={data.next} onShow={(next) => { void navigate({ search: { after: next } }); }} />
          </Card>
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}
