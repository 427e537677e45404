import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { capacityEffectQuery } from './places.api.ts';
import { words } from './words.ts';

const SHOWN = 5;

/** 改小日接待量的影响, before it is saved: days ahead that plan or hold more than the new number. */
export function CapacityEffectNotice({ point, capacity }: { point: string; capacity: number }): JSX.Element | null {
  const t = say(words);
  const { data } = useQuery(capacityEffectQuery(point, capacity));
  if (!data || data.days.length === 0) return null;
  return (
    <Notice tone={data.overBooked > 0 ? 'warning' : 'info'} live="status">
      <p>{data.overBooked > 0 ? t.overBooked(data.overBooked, data.people) : t.overPlanned(data.overPlanned)}</p>
      <ul className="digits list-disc pl-5">{data.days.slice(0, SHOWN).map((d) => <li key={d.day}>{t.dayOver(d.day, d.booked, d.planned)}</li>)}{data.days.length > SHOWN ? <li>{t.moreDays(data.days.length - SHOWN)}</li> : null}</ul>
    </Notice>
  );
}
