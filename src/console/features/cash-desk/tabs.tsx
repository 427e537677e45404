import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { words } from './words.ts';

const LOOK = 'inline-flex min-h-11 items-center rounded-md border px-4 no-underline';
const ON = { className: `${LOOK} border-blue bg-blue text-paper` };
const OFF = { className: `${LOOK} border-line bg-paper text-ink hover:bg-wash` };

/** The screens of the cash desk, one beside the other. */
export function Tabs(): JSX.Element {
  const t = say(words);
  return (
    <nav aria-label={t.tabs} className="flex flex-wrap gap-2">
      <Link to="/cash-desk" activeOptions={{ exact: true, includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.desk}</Link>
      <Link to="/cash-desk/shifts" search={{}} activeOptions={{ includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.shifts}</Link>
      <Link to="/cash-desk/receipts" search={{}} activeOptions={{ includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.receipts}</Link>
      <Link to="/cash-desk/deposits" search={{}} activeOptions={{ includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.deposits}</Link>
      <Link to="/cash-desk/book" search={{}} activeOptions={{ includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.book}</Link>
    </nav>
  );
}
