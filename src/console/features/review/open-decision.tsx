import { useEffect, useEffectEvent, useState, type JSX } from 'react';
import type { ReviewCase } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { reviewApi } from './review.api.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { words } from './words.ts';

/** A decision that does not count yet: for whoever took it the seconds left and the way back, for others who decided what. */
export function OpenDecision({ c, onChange }: { c: ReviewCase; onChange: () => Promise<void> }): JSX.Element | null {
  const w = say(words).case;
  const open = c.decisions.findLast((d) => d.state === 'pending' || d.state === 'proposed');
  const left = useSecondsUntil(open?.takesEffectAt ?? null, onChange);
  const undo = useAct((decisionId: ReviewCase['decisions'][number]['id'], key) => call(reviewApi.undo, { params: { id: c.id }, body: { decisionId }, key }), onChange);
  useShortcuts({ u: () => { if (open?.undoable) undo.mutate(open.id); } }, open?.undoable === true);
  if (!open) return undo.data ? <Notice tone="success" live="status"><p>{w.undone}</p></Notice> : null;
  return (
    <div className="sticky top-2 z-10 rounded-md shadow-md">
      <Notice tone="warning">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{open.mine ? (open.state === 'pending' ? w.decided.pending(open.decisionText, left) : w.decided.proposed(open.decisionText)) : w.openByOther(open.by, open.decisionText, open.stateText)}</p>
          {open.undoable ? <Button disabled={undo.isPending} aria-keyshortcuts="u" onClick={() => { undo.mutate(open.id); }}>{w.undo}</Button> : null}
        </div>
        <ProblemNotice error={undo.error} />
      </Notice>
    </div>
  );
}

/** Counts down to a moment; when it is reached the case is read again. */
function useSecondsUntil(at: number | null, reached: () => Promise<void>): number {
  const [now, setNow] = useState(() => Date.now());
  // the callback is new on every draw; the moment alone starts the clock
  const onReached = useEffectEvent(() => { void reached(); });
  useEffect(() => {
    if (at === null) return undefined;
    const tick = setInterval(() => { setNow(Date.now()); }, 1_000);
    const end = setTimeout(onReached, Math.min(Math.max(0, at - Date.now()) + 1_500, 2_000_000));
    return () => { clearInterval(tick); clearTimeout(end); };
  }, [at]);
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1_000));
}
