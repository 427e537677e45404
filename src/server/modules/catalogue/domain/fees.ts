import type { Fee, Subject } from '#contracts/catalogue.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { holdsIn } from '#contracts/year-span.ts';

/** One line of the amount: a subject, its fee and the paper that sets it. */
export type FeeLine = { subjectCode: string; subjectName: Subject['name']; amountInFen: number; legalBasis: string };

/** What one application costs (应缴费用): a line per chosen subject and the total; a waiver (免缴) leaves the lines and owes nothing. */
export type AmountDue = { lines: FeeLine[]; totalInFen: number; dueInFen: number; waived: boolean };

/** Why a candidate need not pay, as decided by the province (e.g. 城乡困难家庭). */
export type FeeWaiver = { reason: string };

/** The fee for one subject of a level: level and type beat type, type beats level, anything beats the general line. */
export function feeFor(fees: Fee[], level: string, subject: Pick<Subject, 'type'>, year: number): Fee | undefined {
  const fitting = fees.filter((f) => holdsIn(f, year) && (f.levelCode === null || f.levelCode === level) && (f.subjectType === null || f.subjectType === subject.type));
  return fitting.toSorted((a, b) => weight(b) - weight(a))[0];
}

/** The amount due for the chosen subjects; a subject without a published fee is a refusal, never a free exam. */
export function amountDue(fees: Fee[], level: string, chosen: Subject[], year: number, waiver: FeeWaiver | null): AmountDue | Refusal {
  const lines: FeeLine[] = [];
  for (const subject of chosen) {
    const fee = feeFor(fees, level, subject, year);
    if (fee === undefined) return refuse('catalogue.fee_not_set');
    lines.push({ subjectCode: subject.code, subjectName: subject.name, amountInFen: fee.amountInFen, legalBasis: fee.legalBasis });
  }
  const totalInFen = lines.reduce((sum, line) => sum + line.amountInFen, 0);
  const waived = waiver !== null || totalInFen === 0;
  return { lines, totalInFen, dueInFen: waived ? 0 : totalInFen, waived };
}

function weight(fee: Fee): number {
  return (fee.subjectType === null ? 0 : 2) + (fee.levelCode === null ? 0 : 1);
}
