import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PLAN_STATE_WORDS } from '#contracts/seat-plans.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { plansQuery } from './seating.api.ts';
import { stateTone } from './state-tones.ts';
import { words } from './words.ts';

/** 考场编排: the exams of the jurisdiction, each with where its plan stands. */
export function PlansScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(plansQuery(after));
  return (
    <Page title={t.plans} sub={t.plansSub} actions={<ExportControl list="seating.plans" />}>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.plans} rows={data.lines} keyOf={(l) => `${l.sittingId}/${l.province}`} empty={t.noSittings} busy={isFetching}
          columns={[
            { name: t.exam, cell: (l) => (l.plan ? <Link to="/seating/$id" params={{ id: l.plan.id }} search={{}} className="font-semibold">{l.exam[lang]}</Link> : <Link to="/seating/begin/$sitting/$province" params={{ sitting: l.sittingId, province: l.province }} className="font-semibold">{l.exam[lang]}</Link>) },
            { name: t.province, cell: (l) => l.provinceName[lang], nowrap: true },
            { name: t.examOn, cell: (l) => <span className="digits">{inARow(l.examOn)}</span> },
            { name: t.people, cell: (l) => l.plan?.people ?? '—', align: 'right' },
            { name: t.state, cell: (l) => (l.plan ? <Tag tone={stateTone(l.plan.state)}>{PLAN_STATE_WORDS[l.plan.state][lang]}</Tag> : <span className="text-soft">{t.noPlan} · {t.payEnds(beijingTime(l.payClosesAt))}</span>) },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}
