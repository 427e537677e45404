import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PausedHooks } from '#contracts/partner-hooks.ts';
import { call, route } from '../shared/api/call.ts';
import { say } from '../shared/text/text.ts';
import { shellWords } from './shell-words.ts';

const read = route({ method: 'GET', path: '/api/staff/partners/paused-hooks', ok: PausedHooks });
/** Under the key of the systems, so that resuming one takes its line away. */
const pausedQuery = queryOptions({ queryKey: ['partners', 'paused'], queryFn: ({ signal }) => call(read, { signal, background: true }), refetchInterval: 120_000, retry: false });

/** Tells whoever looks after systems of others, on whatever screen they work, that one of theirs hears nothing any more (自动暂停). */
export function PausedHooksBanner(): JSX.Element | null {
  const t = say(shellWords);
  const { data } = useQuery(pausedQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <div role="status" className="grid gap-1 border-b-2 border-warning bg-warning-wash px-4 py-2">
      {data.items.map((h) => (
        <p key={h.hookId}><strong>{t.hookPaused(h.partner)}</strong> <span className="break-all">{t.hookWhy(h.host, h.failingSince === null ? undefined : beijingTime(h.failingSince), h.why)}</span> <Link to="/partners/$id" params={{ id: h.partnerId }} className="inline-block min-h-6">{t.toHook}<span className="sr-only"> {h.partner}</span></Link></p>
      ))}
    </div>
  );
}
