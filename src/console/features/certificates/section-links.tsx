import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { say } from '../../shared/text/text.ts';
import { words } from './words.ts';

/** The three lists of the section, and what a screen adds. */
export function SectionLinks({ children }: { children?: ReactNode }): JSX.Element {
  const t = say(words);
  const look = 'inline-flex min-h-11 items-center';
  const here = { className: 'font-semibold', 'aria-current': 'page' as const };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Link to="/certificates" search={{}} className={look} activeProps={here} activeOptions={{ exact: true, includeSearch: false }}>{t.listLink}</Link>
      <Link to="/certificates/batches" search={{}} className={look} activeProps={here} activeOptions={{ exact: true }}>{t.batchesLink}</Link>
      <Link to="/certificates/cases" search={{}} className={look} activeProps={here} activeOptions={{ exact: true, includeSearch: false }}>{t.casesLink}</Link>
      {children}
    </div>
  );
}
