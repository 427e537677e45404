import type { Words } from '#contracts/words.ts';
import { passMarksOf } from '#server/modules/pass-lines/index.ts';
import { getSitting } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { markText, passTenthsOf } from '../domain/marks.ts';
import { listPapers, listScored } from './cards.store.ts';

/** One mark in words, and the pass line that holds for the person. */
export type MarkOfSubject = { subjectCode: string; name: Words; text: Words | null; fullMark: number; passMark: number };

/** What one ticket holder got in a sitting, subject by subject; nothing for somebody whose scores are held back. For staff and for the person's own pages after the release. */
export async function marksOf(tx: Tx, sittingId: string, number: string): Promise<MarkOfSubject[]> {
  const [p] = await listScored(tx, sittingId, { numbers: [number] });
  if (!p || p.held) return [];
  const lines = await passMarksOf(tx, (await getSitting(tx, sittingId)).id);
  return (await listPapers(tx, sittingId)).filter((paper) => paper.levelCode === p.levelCode && paper.specialtyCode === p.specialtyCode && p.subjectCodes.includes(paper.code)).map((paper) => {
    const mark = p.marks[paper.code];
    return { subjectCode: paper.code, name: { zh: paper.nameZh, en: paper.nameEn }, text: mark === undefined ? null : { zh: markText(mark, 'zh'), en: markText(mark, 'en') }, fullMark: paper.fullTenths / 10, passMark: passTenthsOf(lines, paper, p.province) / 10 };
  });
}
