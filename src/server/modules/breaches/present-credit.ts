import type { ComparisonItem, CreditReportItem, DifferenceItem } from '#contracts/credit-reports.ts';
import { noAnswerText } from '#contracts/no-answer-words.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { listProvinces } from '#server/modules/catalogue/index.ts';
import { countDifferencesWithin, refusalsToResend, type Reconciliation, type ShownDifference, type ShownReport } from '#server/modules/integrity/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { creditWords } from './credit-words.ts';
import { words } from './words.ts';

async function placesIn(tx: Tx, lang: Lang): Promise<(province: string | null) => string> {
  const names = new Map((await listProvinces(tx)).map((p) => [p.code as string, p.name[lang]]));
  return (province) => (province === null ? undefined : names.get(province)) ?? words[lang].nation;
}

/** Reports as an officer reads them, with why the reader cannot have one sent again. */
export async function presentReports(tx: Tx, reports: readonly ShownReport[], permissions: readonly Permission[], lang: Lang): Promise<CreditReportItem[]> {
  const [w, placeOf] = [creditWords[lang], await placesIn(tx, lang)];
  const power = permissions.includes('integrity.handle') ? [] : [words[lang].noPower];
  return reports.map((r) => ({
    recordId: r.id, decisionNumber: r.decisionNumber, kindText: words[lang].kinds[r.kind], placeText: placeOf(r.province), wantedText: r.reason === null ? w.wanted[r.wanted] : w.reasons[r.reason],
    state: r.state, stateText: w.states[r.state], tries: r.tries, whyText: r.why === null ? null : noAnswerText(r.why, lang), nextAt: r.state === 'queued' ? r.nextAt : null,
    receipt: r.receipt, takenAt: r.takenAt, orderedAt: r.orderedAt, resend: [...power, ...refusalsToResend(r.state).map((no) => refusalText(no, lang))],
  }));
}

/** Comparisons with how many of the differences lie within the reader's jurisdiction. */
export async function presentComparisons(tx: Tx, j: Jurisdiction, found: readonly Reconciliation[], lang: Lang): Promise<ComparisonItem[]> {
  const w = creditWords[lang];
  const counts = await countDifferencesWithin(tx, j, found.map((r) => r.id));
  return found.map((r) => ({ id: r.id, done: r.state === 'done', stateText: r.state === 'done' ? w.done : w.failed, compared: r.compared, differing: r.differing, within: counts.get(r.id) ?? 0, at: r.beganAt }));
}

/** What differed, side by side. */
export async function presentDifferences(tx: Tx, found: readonly ShownDifference[], lang: Lang): Promise<DifferenceItem[]> {
  const [w, placeOf] = [creditWords[lang], await placesIn(tx, lang)];
  const side = (d: ShownDifference, said: string | null) => (said === null ? w.nothing : d.kind === 'content' ? w.digest(said) : (w.sides[said] ?? said));
  return found.map((d) => ({
    recordId: d.recordId, decisionNumber: d.decisionNumber, placeText: d.decisionNumber === null ? null : placeOf(d.province), kindText: w.differences[d.kind] ?? d.kind,
    oursText: side(d, d.ours), theirsText: side(d, d.theirs), mended: d.mended, mendedText: d.mended ? w.mended : w.unmended,
  }));
}
