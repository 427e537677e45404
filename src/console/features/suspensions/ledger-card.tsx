import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { yuan } from '#contracts/money.ts';
import type { SuspensionWhole } from '#contracts/suspensions.ts';
import { colon, inARow, oneByOne, say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { words } from './words.ts';

/** 资金: what was paid, drawn by where it is; a difference is never hidden. */
export function LedgerCard({ suspension: { ledger: l, checks, id } }: { suspension: SuspensionWhole }): JSX.Element {
  const t = say(words);
  const parts = [
    { name: t.back_, fen: l.refundedInFen, fill: 'fill-success' }, { name: t.underWay, fen: l.underWayInFen, fill: 'fill-blue' }, { name: t.failed, fen: l.failedInFen, fill: 'fill-danger' },
    { name: t.kept, fen: l.keptInFen, fill: 'fill-gold' }, { name: t.undecidedMoney, fen: l.undecidedInFen, fill: 'fill-soft' },
  ];
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((n, p) => n + p.fen, 0));
  const wrong = checks.filter((c) => c.differenceInFen !== 0);
  return (
    <Card title={t.ledger}>
      <p className="text-xl font-semibold digits">{t.yuan(yuan(l.paidInFen))}</p>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-5 w-full rounded-md" role="img" aria-label={t.drawing(inARow(parts.map((p) => `${p.name} ${yuan(p.fen)}`)))}>
        <rect width="100" height="6" className="fill-deep" />
        {parts.map((p, at) => (p.fen === 0 ? null : <rect key={p.name} x={(100 * (starts[at] ?? 0)) / Math.max(1, l.paidInFen)} width={(100 * p.fen) / Math.max(1, l.paidInFen)} height="6" className={p.fill} />))}
      </svg>
      <Pairs pairs={parts.map((p) => ({ term: p.name, value: <span className="inline-flex items-center gap-2"><svg viewBox="0 0 10 10" className="size-3" aria-hidden="true"><rect width="10" height="10" className={p.fill} /></svg><span className="digits">{t.yuan(yuan(p.fen))}</span></span> }))} />
      {l.differenceInFen === 0 ? <p className="text-soft">{t.balanced}</p> : <Notice tone="danger" live="alert">{t.unbalanced(yuan(l.differenceInFen))}</Notice>}
      {checks.length === 0 ? null : <p>{t.checks}{colon()}{wrong.length === 0 ? t.checkOk : oneByOne(wrong.map((c) => `${c.day} ${yuan(c.differenceInFen)}`))}</p>}
      {l.failedInFen === 0 ? null : <Link to="/refunds" search={{ suspension: id, state: 'failed' }}>{t.seeFailed}</Link>}
    </Card>
  );
}
