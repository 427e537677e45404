import type { CashCount } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** What notes and coins make together (券别合计). */
export const sumOfNotes = (notes: CashCount['notes']): number => notes.reduce((fen, n) => fen + n.faceInFen * n.count, 0);

/** What is wrong with a count in itself: a face value twice, or notes that do not make the sum. */
export function refusalsOfCount({ inFen, notes }: CashCount, path: string): Refusal[] {
  if (new Set(notes.map((n) => n.faceInFen)).size < notes.length) return [refuse('cash.face_twice', { path: `${path}.notes` })];
  const sum = sumOfNotes(notes);
  return notes.length > 0 && sum !== inFen ? [refuse('cash.count_differs', { path: `${path}.inFen`, params: { notes: yuan(sum), counted: yuan(inFen) } })] : [];
}
