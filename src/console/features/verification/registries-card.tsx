import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RegistriesStanding } from '#contracts/reverification.ts';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { registriesQuery } from './runs.api.ts';
import { words } from './words.ts';

type One = RegistriesStanding['registries'][number];

/** 核验库: who waits for which registry, and what its provider allows. */
export function RegistriesCard(): JSX.Element {
  const t = say(words);
  const { data, error } = useQuery(registriesQuery);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2">
      <h2>{t.registries}</h2>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.registries} rows={data.registries} keyOf={(r) => r.registry} empty={t.none}
          columns={[
            { name: t.kind, cell: (r) => <strong>{r.nameText}</strong> },
            { name: t.state, cell: (r) => <Standing one={r} /> },
            { name: t.waiting, cell: (r) => r.waiting.toLocaleString(), align: 'right' },
            { name: t.oldest, cell: (r) => (r.oldestAt === null ? t.none : <span className="digits">{beijingTime(r.oldestAt)}</span>), nowrap: true },
            { name: t.answered, cell: (r) => r.answeredLastHour.toLocaleString(), align: 'right' },
            { name: t.silent, cell: (r) => r.silentLastHour.toLocaleString(), align: 'right' },
            { name: t.allowed, cell: (r) => t.allowedText(r.perSecond, r.batch) },
          ]}
        />
      ) : error ? null : <Loading />}
    </div>
  );
}

function Standing({ one }: { one: One }): JSX.Element {
  const t = say(words);
  if (one.heldUntil !== null && one.heldUntil > Date.now()) return <Tag tone="warning">{t.held(beijingTime(one.heldUntil).slice(11))}</Tag>;
  if (one.silentLastHour > one.answeredLastHour) return <Tag tone="danger">{t.quiet}</Tag>;
  return one.drawn ? <Tag tone="info">{t.drawn}</Tag> : <Tag tone="success">{t.fine}</Tag>;
}
