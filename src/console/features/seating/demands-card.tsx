import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { DemandLine } from '#contracts/seat-plans.ts';
import type { SeatPolicy } from '#contracts/seating.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { demandsQuery } from './seating.api.ts';
import { words } from './words.ts';

/** 应考人数与座位: who needs a seat when and where, against the seats there, drawn as bars beside their figures. */
export function DemandsCard({ sitting, province, policy }: { sitting: string; province: string; policy: Pick<SeatPolicy, 'mode' | 'kind'> }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { data, error } = useQuery(demandsQuery(sitting, province, policy.mode, policy.kind));
  const [shown, setShown] = useState(false);
  const most = Math.max(1, ...(data?.lines.flatMap((l) => [l.people, l.seats]) ?? []));
  return (
    <Card title={t.demands}>
      <p className="text-soft">{t.demandsSub}</p>
      <ProblemNotice error={error} />
      {data === undefined ? (error ? null : <Loading />) : (
        <>
          {data.noTime.map((n) => <Notice key={`${n.level.zh}${n.name.zh}`} tone="danger">{t.noTime(n.level[lang], n.name[lang], n.people)}</Notice>)}
          <p className="digits">{`${t.people} ${String(data.people)} · ${t.rooms} ${String(data.rooms)} · ${t.seats} ${String(data.seats)}`}<br /><span className="text-soft">{t.leftOut(data.leftOut.ended, data.leftOut.unpaid, data.leftOut.review)}</span></p>
          <DataTable
            label={t.demands} rows={data.lines} keyOf={(l) => `${l.prefecture}/${String(l.halfDay)}`} empty={t.nobody}
            columns={[
              { name: t.city, cell: (l) => l.name[lang], nowrap: true }, { name: t.halfDay, cell: (l) => <HalfDay line={l} />, nowrap: true },
              { name: t.people, cell: (l) => l.people, align: 'right' }, { name: t.seats, cell: (l) => l.seats, align: 'right' },
              { name: `${t.people} / ${t.seats}`, cell: (l) => <Bars people={l.people} seats={l.seats} most={most} />, wide: true },
              { name: t.state, cell: (l) => (l.missing > 0 ? <Tag tone="danger">{t.missing} {l.missing}</Tag> : <Tag tone="success">{t.enough}</Tag>), nowrap: true },
              ...(shown ? [{ name: t.papers, cell: (l: DemandLine) => <ul>{l.papers.map((p) => <li key={`${p.level.zh}${p.name.zh}`}>{p.level[lang]} · {p.name[lang]} <span className="digits text-soft">{p.people}</span></li>)}</ul>, wide: true as const }] : []),
            ]}
          />
          {data.lines.length > 0 ? <div><Button small aria-expanded={shown} onClick={() => { setShown(!shown); }}>{shown ? t.hide : t.show}</Button></div> : null}
        </>
      )}
    </Card>
  );
}

function HalfDay({ line: { halfDay, day, half } }: { line: DemandLine }): JSX.Element {
  const t = say(words);
  if (halfDay === 0) return <span>{t.allBatches}</span>;
  return <span className="digits">{day} {half === 'morning' ? t.morning : t.afternoon}</span>;
}

/** People above, seats below, to one scale; the figures stand beside them. */
function Bars({ people, seats, most }: { people: number; seats: number; most: number }): JSX.Element {
  const width = (n: number) => Math.max(n > 0 ? 1 : 0, Math.round((n / most) * 160));
  return (
    <svg viewBox="0 0 160 18" className="h-4.5 w-40 max-w-full" aria-hidden="true">
      <rect x="0" y="1" width={width(people)} height="7" className={people > seats ? 'fill-danger' : 'fill-blue'} />
      <rect x="0" y="10" width={width(seats)} height="7" className="fill-success" />
    </svg>
  );
}
