import type { JSX } from 'react';
import { yuan } from '#contracts/money.ts';
import { RefundState } from '#contracts/payments.ts';
import { REFUND_STATE_WORDS, type RefundList } from '#contracts/refunds.ts';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { refundWords } from './refund-words.ts';

const FILLS: Record<RefundState, string> = { due: 'fill-soft', requested: 'fill-blue', failed: 'fill-danger', done: 'fill-success' };

/** 合计: number and money of what matches, drawn by state, and the failures by their reasons. */
export function RefundSums({ list: { sums, failures } }: { list: RefundList }): JSX.Element | null {
  const t = say(refundWords);
  const lang = pageLang();
  if (sums.length === 0) return null;
  const lines = RefundState.options.map((state) => ({ state, count: sums.filter((s) => s.state === state).reduce((n, s) => n + s.count, 0), fen: sums.filter((s) => s.state === state).reduce((n, s) => n + s.amountInFen, 0) })).filter((l) => l.count > 0);
  const all = lines.reduce((n, l) => n + l.fen, 0);
  const most = Math.max(1, ...failures.map((f) => f.count));
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title={t.sums}>
        <p className="text-xl font-semibold digits">{t.yuan(yuan(all))} · {t.count(lines.reduce((n, l) => n + l.count, 0))}</p>
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-5 w-full rounded-md" role="img" aria-label={t.drawing(inARow(lines.map((l) => `${REFUND_STATE_WORDS[l.state][lang]} ${yuan(l.fen)}`)))}>
          {lines.map((l, at) => <rect key={l.state} x={(100 * lines.slice(0, at).reduce((n, b) => n + b.fen, 0)) / Math.max(1, all)} width={(100 * l.fen) / Math.max(1, all)} height="6" className={FILLS[l.state]} />)}
        </svg>
        <Pairs pairs={lines.map((l) => ({ term: REFUND_STATE_WORDS[l.state][lang], value: <span className="inline-flex items-center gap-2"><svg viewBox="0 0 10 10" className="size-3" aria-hidden="true"><rect width="10" height="10" className={FILLS[l.state]} /></svg><span className="digits">{t.yuan(yuan(l.fen))} · {t.count(l.count)}</span></span> }))} />
      </Card>
      {failures.length === 0 ? null : (
        <Card title={t.failures}>
          <ul className="grid gap-2">
            {failures.map((f) => (
              <li key={f.failure} className="grid gap-1">
                <span className="flex justify-between gap-2"><span>{f.text}</span><span className="digits">{t.count(f.count)} · {t.yuan(yuan(f.amountInFen))}</span></span>
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-2 w-full" aria-hidden="true"><rect width={(100 * f.count) / most} height="6" className="fill-danger" /></svg>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
