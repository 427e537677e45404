import { LeftOutReason, type BatchLine, type BatchList, type BatchWhole, type CertificateBatchId, type ReadyLine } from '#contracts/certificate-batches.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { beijingDay } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { refusalText, type Refusal } from '#contracts/refusals.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { mayIssueIn, type Certifying } from '../asking.ts';
import { refusalsToMoveBatch, refusalsToProposeBatch } from '../domain/batch-acts.ts';
import { findSittingWords, sittingName } from '../facts/sitting-words.ts';
import { findBatch, findStandAt, listBatchActs, listBatches, type Batch } from './batches.store.ts';
import { countLeftOut, listLeftOut } from './issued.store.ts';
import { countWaiting, countWaitingAt } from './waiting.store.ts';

const PAGE = 30;
const LEFT_OUT_SHOWN = 200;

/** The sittings of a jurisdiction with people who wait for a certificate, and its batches, the newest first. */
export async function viewBatches(certifying: Certifying, after: string | undefined): Promise<BatchList> {
  const found = await listBatches(certifying.tx, certifying.by.jurisdiction, after, PAGE + 1);
  const shown = found.slice(0, PAGE);
  const batches = [];
  for (const batch of shown) batches.push(await lineOf(certifying, batch));
  return { ready: after === undefined ? await viewReady(certifying) : [], batches, next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** 待核发: where people were cleared and have no certificate yet. */
export async function viewReady({ tx, by, lang, now }: Certifying): Promise<ReadyLine[]> {
  if (by.jurisdiction.kind === 'points') return [];
  const lines: ReadyLine[] = [];
  for (const w of await countWaiting(tx, { province: provinceOf(by.jurisdiction), exams: by.jurisdiction.exams })) {
    const words = await findSittingWords(tx, w.sittingId, w.province);
    if (!words) continue;
    const stand = await findStandAt(tx, w);
    const may = mayIssueIn(by, w.province, words.exam.code) && by.permissions.includes('certificate.issue');
    const no: Refusal[] = may ? refusalsToProposeBatch({ waiting: w.people, open: stand.open, approvedOn: w.completedOn, lastExamDay: w.completedOn }, beijingDay(now)) : [forbidden('certificate.issue')];
    lines.push({ sittingId: SittingId.parse(w.sittingId), sitting: sittingName(words), province: ProvinceCode.parse(w.province), provinceName: words.province.name, cleared: w.people, issued: stand.issued, approvedOn: w.completedOn, closed: no.length === 0 ? null : no.map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') });
  }
  return lines;
}

/** A batch as a line says it. */
export async function lineOf({ tx }: Pick<Certifying, 'tx'>, b: Batch): Promise<BatchLine> {
  const words = await findSittingWords(tx, b.sittingId, b.province);
  return {
    id: b.id, sitting: words ? sittingName(words) : { zh: b.sittingId, en: b.sittingId }, province: b.province, provinceName: words?.province.name ?? { zh: b.province, en: b.province }, approvedOn: b.approvedOn, state: b.state, issued: b.issued, leftOut: b.leftOut,
    proposedBy: b.proposedByName, proposedAt: b.proposedAt, approvedBy: b.approvedByName,
  };
}

/** One batch with its figures, who was left out and why, what may be done, and who did what. */
export async function viewBatch(certifying: Certifying, id: CertificateBatchId): Promise<Result<BatchWhole>> {
  const { tx, kit, by, lang } = certifying;
  const batch = await findBatch(tx, by.jurisdiction, id);
  if (!batch) return refusedFor('certificate.batch_not_found');
  const mine = mayIssueIn(by, batch.province, batch.examCode);
  const closed = (act: 'approve' | 'withdraw') => {
    const permission = act === 'approve' ? 'certificate.approve' : 'certificate.issue';
    return (mine && by.permissions.includes(permission) ? refusalsToMoveBatch(act, batch, by.staffId) : [forbidden(permission)]).map((r) => refusalText(r, lang));
  };
  const out = await listLeftOut(tx, id, LEFT_OUT_SHOWN);
  const people = await accountsInBrief(tx, kit.crypto, out.map((o) => o.accountId));
  return ok({
    ...(await lineOf(certifying, batch)), version: batch.version, toLookAt: batch.state === 'issued' || batch.state === 'withdrawn' ? null : await countWaitingAt(tx, batch),
    leftOutBy: (await countLeftOut(tx, id)).map((l) => ({ reason: LeftOutReason.parse(l.reason), people: l.people })),
    leftOutPeople: out.map((o) => { const who = people.get(o.accountId); return { name: who?.name ?? '', document: who?.maskedDocumentNumber ?? '', reason: LeftOutReason.parse(o.reason) }; }),
    closed: { approve: closed('approve'), withdraw: closed('withdraw') }, history: await listBatchActs(tx, id),
  });
}
