import { beijingTime, type Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { findProvince, findProvinceConfig, getExam, getSitting } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { BinaryAnswer } from '#server/platform/http/mount-api.ts';
import type { Kit } from '#server/platform/kit.ts';
import { listPapers } from '../cards/cards.store.ts';
import { renderRecheckLetter, type RecheckLetter } from '../documents/recheck-letter.ts';
import { markText } from '../domain/marks.ts';
import { findOwnOnRoll } from '../release/holds.store.ts';
import type { Recheck } from './rechecks.store.ts';

/** A letter in words, and since when it holds. */
export type LetterOf = { letter: RecheckLetter; answeredAt: Instant; accountId: AccountId };

const OUTCOMES = { kept: '成绩无误，维持原公布成绩', corrected: '成绩有误，予以更正' } as const;
const NEXT = {
  kept: '同一科目只受理一次复查，本次复查后不再重复受理。需要了解情况的，请拨打以下咨询电话。',
  corrected: '更正后的成绩自本通知书落款之日起计入成绩库，成绩单和档案库中的记录同时更正。需要了解情况的，请拨打以下咨询电话。',
} as const;

/** What the letter of one re-check says (成绩复查结果通知书); before the second person confirmed an outcome there is none. */
export async function letterOf(tx: Tx, kit: Kit, r: Recheck): Promise<Result<LetterOf>> {
  const accountId = AccountId.parse(r.accountId);
  const account = await findAccount(tx, kit.crypto, accountId);
  if (r.state !== 'answered' || r.outcome === null || r.answeredAt === null || !account) return refusedFor('recheck.no_letter');
  const missing = kit.pdf.unprintable(account.name);
  if (missing.length > 0) return refusedFor('recheck.unprintable', { params: { characters: missing.join('') } });
  const [sitting, own, papers, config, province] = [await getSitting(tx, r.sittingId), await findOwnOnRoll(tx, r.sittingId, r.applicationId), await listPapers(tx, r.sittingId), await findProvinceConfig(tx, r.sittingId, r.province), await findProvince(tx, ProvinceCode.parse(r.province))];
  const paper = papers.find((p) => p.code === r.subject && p.levelCode === own?.level && p.specialtyCode === own.specialty);
  const was = r.mark === null ? '无成绩' : markText(r.mark, 'zh');
  return ok({
    accountId, answeredAt: r.answeredAt,
    letter: {
      letterNumber: `${r.sittingId}-${r.number}-${r.subject}`, name: account.name, documentNumber: maskDocumentNumber(account.documentNumber), ticketNumber: r.number, examName: `${String(sitting.year)}年度${(await getExam(tx, sitting.examCode)).name.zh}考试`, subject: paper?.nameZh ?? r.subject,
      askedAt: beijingTime(r.askedAt), statement: r.statement === '' ? '未填写' : printable(kit, r.statement), was, is: r.newMark === null ? was : markText(r.newMark, 'zh'), outcome: OUTCOMES[r.outcome], findings: printable(kit, r.findings ?? ''), next: NEXT[r.outcome],
      agency: `${province?.name.zh ?? ''}人事考试机构`, phone: config?.phone ?? '',
    },
  });
}

/** The letter as a file, drawn outside any transaction. */
export async function drawLetter(kit: Kit, { letter, answeredAt }: LetterOf, now: Instant): Promise<BinaryAnswer> {
  const pdf = await renderRecheckLetter(kit, letter, answeredAt, now);
  return { contentType: 'application/pdf', fileName: `成绩复查结果通知书-${letter.letterNumber}.pdf`, base64: pdf.toString('base64') };
}

/** Free words as they can be printed: a character that no font of ours draws (a picture of a face, say) becomes 〓, the printer's mark for a missing one. */
function printable(kit: Pick<Kit, 'pdf'>, text: string): string {
  const missing = new Set(kit.pdf.unprintable(text));
  return missing.size === 0 ? text : Array.from(text, (c) => (missing.has(c) ? '〓' : c)).join('');
}
