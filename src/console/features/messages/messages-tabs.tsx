import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { words } from './words.ts';

const LOOK = 'inline-flex min-h-11 items-center rounded-md border px-4 no-underline';
const ON = { className: `${LOOK} border-blue bg-blue text-paper` };
const OFF = { className: `${LOOK} border-line bg-paper text-ink hover:bg-wash` };

/** The way between the lists of messages: 模板. */
export function MessagesTabs(): JSX.Element {
  const t = say(words);
  return (
    <nav aria-label={t.tabs} className="flex flex-wrap gap-2">
      <Link to="/messages" search={{}} activeOptions={{ exact: true, includeSearch: false }} activeProps={ON} inactiveProps={OFF}>{t.templates}</Link>
    </nav>
  );
}
