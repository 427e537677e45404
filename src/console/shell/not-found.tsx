import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { text } from '../shared/text/text.ts';

/** An address that leads nowhere. */
export function NotFound(): JSX.Element {
  const t = text();
  return <main className="mx-auto grid max-w-lg gap-4 px-4 py-16"><h1>{t.gone}</h1><p><Link to="/">{t.back}</Link></p></main>;
}
