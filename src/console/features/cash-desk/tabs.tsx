import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { TAB } from '../../shared/ui/tab-look.ts';
import { words } from './words.ts';

/** The screens of the cash desk, one beside the other. */
export function Tabs(): JSX.Element {
  const t = say(words);
  return (
    <nav aria-label={t.tabs} className="flex flex-wrap gap-2">
      <Link to="/cash-desk" activeOptions={{ exact: true, includeSearch: false }} {...TAB}>{t.desk}</Link>
      <Link to="/cash-desk/shifts" search={{}} activeOptions={{ includeSearch: false }} {...TAB}>{t.shifts}</Link>
      <Link to="/cash-desk/receipts" search={{}} activeOptions={{ includeSearch: false }} {...TAB}>{t.receipts}</Link>
      <Link to="/cash-desk/deposits" search={{}} activeOptions={{ includeSearch: false }} {...TAB}>{t.deposits}</Link>
      <Link to="/cash-desk/book" search={{}} activeOptions={{ includeSearch: false }} {...TAB}>{t.book}</Link>
    </nav>
  );
}
