import { beijingTime } from '#contracts/dates.ts';
import { LEDGER_ACCOUNT_WORDS, LedgerAccount } from '#contracts/ledger.ts';
import { yuan } from '#contracts/money.ts';
import { CLOSING_STATE_WORDS, DIFFERENCE_CLASS_WORDS, type ClosingFigures, type ClosingId } from '#contracts/reconciliation.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import type { Booking } from '../asking.ts';
import { findClosing } from './closings.store.ts';
import { lineOf, namesIn } from './present-closings.ts';

/** The name under which the kit registers the template. */
const TEMPLATE = 'closing-report';

/** 结账报表 as PDF: the frozen figures in the words of the office, with who closed them and the digest; always Chinese, as it is filed. */
export async function printClosing(b: Booking, channels: PaymentChannels, id: ClosingId): Promise<Result<{ contentType: string; fileName: string; base64: string }>> {
  const c = await findClosing(b.tx, b.by.jurisdiction, id);
  if (!c) return refusedFor('closing.not_found');
  const zh = { tx: b.tx, lang: 'zh' as const };
  const [line, names] = [await lineOf(zh, c), await namesIn(zh, channels, c)];
  const f = c.figures;
  const title = c.kind === 'day' ? `${line.province}考试收费日结表` : `${line.province}${line.sitting ?? ''}收费终结表`;
  const pdf = await b.kit.pdf.render(TEMPLATE, {
    issuedAt: c.proposedAt,
    data: {
      title, day: c.day, state: CLOSING_STATE_WORDS[c.state].zh, digest: line.digest, proposedBy: c.proposedByName, proposedAt: beijingTime(c.proposedAt), decidedBy: c.decidedByName ?? '', decidedAt: c.decidedAt === null ? '' : beijingTime(c.decidedAt), printedAt: beijingTime(b.now),
      moved: movedRows(f), accounts: f.accounts.map((a) => [names[a.receiving] ?? a.receiving, yuan(a.collectedInFen), yuan(a.refundedInFen), yuan(a.collectedInFen - a.refundedInFen)]),
      sittings: f.sittings.map((s) => [names[s.sittingId] ?? s.sittingId, yuan(s.collectedInFen), yuan(s.refundedInFen), yuan(s.owedInFen), yuan(s.treasuryInFen)]),
      differences: f.differences.map((d) => [DIFFERENCE_CLASS_WORDS[d.class].zh, String(d.count), yuan(d.inFen)]),
      balances: f.balances.map((x) => [LEDGER_ACCOUNT_WORDS[LedgerAccount.parse(x.account)].zh, names[x.of] ?? x.of, yuan(x.beforeInFen), yuan(x.inInFen), yuan(x.outInFen), yuan(x.afterInFen)]),
    },
  });
  return ok({ contentType: 'application/pdf', fileName: `${title}-${c.day}.pdf`, base64: pdf.toString('base64') });
}

const movedRows = (f: ClosingFigures) => ([
  ['网上收费', f.collectedOnline], ['现场收费', f.collectedAtDesk], ['收款待退', f.held], ['应退费', f.owedBack], ['原路退款', f.refundedByChannel], ['退款退回', f.cameBack], ['现场退费', f.refundedAtDesk], ['现金缴存', f.deposited], ['长短款与核销', f.writtenOff],
] as const).map(([name, { count, inFen }]) => [name, String(count), yuan(inFen)]);
