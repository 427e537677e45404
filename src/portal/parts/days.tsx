import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';

/** Days one after the other, 2027-03-27、2027-03-28; no line ends inside one. */
export function Days({ page, days }: { page: PageContext; days: readonly string[] }): JSX.Element {
  const between = page.lang === 'zh' ? '、' : ', ';
  return <>{days.map((day, n) => <><time key={day} class="whole" dateTime={day}>{day}</time>{n < days.length - 1 ? between : null}</>)}</>;
}
