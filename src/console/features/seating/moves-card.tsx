import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PlanWhole } from '#contracts/seat-plans.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { actor } from '../../shared/text/actor.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { movesQuery } from './seating.api.ts';
import { words } from './words.ts';

/** 冻结后的调整: who was moved from where to where, by whom and why. */
export function MovesCard({ plan }: { plan: PlanWhole }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { data, error } = useQuery(movesQuery(plan.id, plan.planVersion));
  return (
    <Card title={t.moves}>
      <div><ExportControl small list="seating.moves" filters={{ plan: plan.id }} /></div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.moves} rows={data.moves} keyOf={(m) => `${String(m.planVersion)}/${m.halfDay.zh}`} empty={t.noMoves}
          columns={[
            { name: t.planVersion, cell: (m) => m.planVersion, align: 'right' }, { name: t.applicationNumber, cell: (m) => <span className="digits">{m.number}</span> }, { name: t.when, cell: (m) => m.halfDay[lang], nowrap: true },
            { name: t.from, cell: (m) => m.from }, { name: t.to, cell: (m) => m.to }, { name: t.reason, cell: (m) => m.reason, wide: true }, { name: t.by, cell: (m) => <>{actor(m.by)}<br /><time className="digits text-soft">{beijingTime(m.at)}</time></> },
          ]}
        />
      ) : error ? null : <Loading />}
    </Card>
  );
}
