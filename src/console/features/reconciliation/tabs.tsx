import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { words } from './words.ts';

const LOOK = 'inline-flex min-h-11 items-center rounded-md border px-4 no-underline';
const ON = { className: `${LOOK} border-blue bg-blue text-paper` };
const OFF = { className: `${LOOK} border-line bg-paper text-ink hover:bg-wash` };

/** The screens of reconciliation, one beside the other. */
export function Tabs(): JSX.Element {
  const t = say(words);
  return (
    <nav aria-label={t.tabs} className="flex flex-wrap gap-2">
      <Link to="/reconciliation" activeOptions={{ exact: true, includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.days}</Link>
      <Link to="/reconciliation/differences" search={{ standing: 'open' }} activeOptions={{ includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.differences}</Link>
      <Link to="/reconciliation/bills" search={{}} activeOptions={{ includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.bills}</Link>
      <Link to="/reconciliation/closings" search={{}} activeOptions={{ includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.closings}</Link>
      <Link to="/reconciliation/fiscal-receipts" search={{}} activeOptions={{ includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.fiscal}</Link>
    </nav>
  );
}
