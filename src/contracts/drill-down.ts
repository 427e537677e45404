import type { ReportPlace, ReportQuery } from './reports.ts';
import { ReviewFilter, type WaitingAge } from './review.ts';
import type { z } from 'zod';

/** A figure of the dashboard that stands for people of a list: how many confirmed, passed, failed, paid or exempt; how many wait, and how long. */
export type Figure = { of: 'confirmed' | 'approved' | 'rejected' | 'paid' | 'exempt' } | { of: 'online' | 'on_site'; age: WaitingAge };
/** The bar of a chart that a figure belongs to: a place, or a specialty or subject by the key it is shown under. */
export type ChartPart = { place?: z.infer<typeof ReportPlace> | string; specialty?: string; subject?: string };

const STANDS = { confirmed: undefined, approved: 'passed', rejected: 'rejected', paid: 'paid', exempt: 'exempt' } as const;

/** The list behind a figure (下钻): the filter under which the review queue shows just the people it counts. The jurisdiction narrows both. */
export function listBehind(query: ReportQuery, figure: Figure, part: ChartPart = {}): ReviewFilter {
  const [sitting, level, code] = (part.specialty ?? part.subject ?? '').split('/');
  const place = part.place ?? query.place;
  const asked = {
    ...('age' in figure ? { state: figure.of, age: figure.age } : { state: 'all', stands: STANDS[figure.of] }),
    sitting: sitting === '' ? query.sitting : sitting, level, ...(part.specialty === undefined ? { subject: code } : { specialty: code }),
    ...(place?.includes('-') === true ? { point: place } : { place }),
  };
  return ReviewFilter.parse(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)));
}

/** The same place as the list of applications (报考名单) is narrowed by. */
export function placeFilter(place: string | undefined): { province?: string; prefecture?: string; point?: string } {
  if (place === undefined) return {};
  return place.includes('-') ? { point: place } : place.length === 2 ? { province: place } : { prefecture: place };
}
