import type { Sitting } from '#contracts/catalogue.ts';
import { paths } from '#portal/paths.ts';

/** Where the calendar file of a sitting's dates in a province is (加入日历). */
export function icsAddress({ id, examCode }: Pick<Sitting, 'id' | 'examCode'>, province: string): string {
  return `${paths.exams}/${examCode}/calendar.ics?province=${province}&sitting=${id}`;
}
