import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type JSX } from 'react';
import type { StaffSession } from '#contracts/staff.ts';
import { sessionQuery, stayIn } from '../shared/api/session.ts';
import { say } from '../shared/text/text.ts';
import { Button } from '../shared/ui/button.tsx';
import { shellWords } from './shell-words.ts';

const WARN_BEFORE = 3 * 60_000;

/** Says that the sign-in is about to end for want of an act, and keeps it when asked to. `readAt` is when this browser learnt the session. */
export function IdleWarning({ session, readAt }: { session: StaffSession; readAt: number }): JSX.Element | null {
  const t = say(shellWords);
  const client = useQueryClient();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => { setNow(Date.now()); }, 5_000);
    return () => { clearInterval(timer); };
  }, []);
  // the server's clock, which in a demonstration is not this browser's
  const left = session.idleEndsAt - (session.now + Math.max(0, now - readAt));
  const over = left <= 0;
  useEffect(() => {
    if (over) void client.invalidateQueries(sessionQuery);
  }, [over, client]);
  if (left > WARN_BEFORE) return null;
  const forGood = session.idleEndsAt >= session.endsAt;
  return (
    <div role="alert" className="fixed inset-x-0 bottom-0 z-30 flex flex-wrap items-center justify-center gap-3 border-t-2 border-warning bg-warning-wash px-4 py-3">
      <p>{forGood ? t.endsSoon(Math.max(1, Math.ceil(left / 60_000))) : t.idleSoon(Math.max(1, Math.ceil(left / 60_000)))}</p>
      {forGood ? null : <Button look="main" onClick={() => void stayIn(client).catch(() => client.invalidateQueries(sessionQuery))}>{t.stay}</Button>}
    </div>
  );
}
