import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { TAB } from '../../shared/ui/tab-look.ts';
import { words } from './words.ts';

/** The screens of reconciliation, one beside the other. */
export function Tabs(): JSX.Element {
  const t = say(words);
  return (
    <nav aria-label={t.tabs} className="flex flex-wrap gap-2">
      <Link to="/reconciliation" activeOptions={{ exact: true, includeSearch: false }} {...TAB}>{t.days}</Link>
      <Link to="/reconciliation/differences" search={{ standing: 'open' }} activeOptions={{ includeSearch: false }} {...TAB}>{t.differences}</Link>
      <Link to="/reconciliation/bills" search={{}} activeOptions={{ includeSearch: false }} {...TAB}>{t.bills}</Link>
      <Link to="/reconciliation/closings" search={{}} activeOptions={{ includeSearch: false }} {...TAB}>{t.closings}</Link>
      <Link to="/reconciliation/fiscal-receipts" search={{}} activeOptions={{ includeSearch: false }} {...TAB}>{t.fiscal}</Link>
    </nav>
  );
}
