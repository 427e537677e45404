import { CertificateBatchId, type MoveBatch, type ProposeBatch } from '#contracts/certificate-batches.ts';
import { beijingDay } from '#contracts/dates.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { mayIssueIn, type Certifying } from '../asking.ts';
import { issueBatch } from '../certificates.jobs-declared.ts';
import { refusalsToMoveBatch, refusalsToProposeBatch } from '../domain/batch-acts.ts';
import { findSittingWords } from '../facts/sitting-words.ts';
import { findStandAt, insertBatch, lockBatch, stepBatch } from './batches.store.ts';
import { countWaitingAt } from './waiting.store.ts';

/** 提请核发: everybody of a sitting and province who was cleared and waits, under one day of approval. */
export async function proposeBatch({ tx, by, now }: Certifying, { sittingId, province, approvedOn }: ProposeBatch): Promise<Result<CertificateBatchId>> {
  const words = await findSittingWords(tx, sittingId, province);
  if (!words || !mayIssueIn(by, province, words.exam.code)) return refusedFor('certificate.not_held_there');
  const place = { sittingId, province };
  const no = refusalsToProposeBatch({ waiting: await countWaitingAt(tx, place), open: (await findStandAt(tx, place)).open, approvedOn, lastExamDay: words.sitting.examOn.toSorted().at(-1) ?? approvedOn }, beijingDay(now));
  if (no.length > 0) return refused(no);
  const id = CertificateBatchId.parse(newId());
  const begun = await insertBatch(tx, { id, ...place, examCode: words.exam.code, examYear: words.sitting.year, approvedOn, by, at: new Date(now) });
  return begun ? ok(id) : refusedFor('certificate.batch_open');
}

/** Approves a batch as the second person, which begins the issuing in the background, or takes the proposal back. */
export async function moveBatch({ tx, by, now }: Certifying, id: CertificateBatchId, act: 'approve' | 'withdraw', { version, reason }: MoveBatch): Promise<Result<CertificateBatchId>> {
  const batch = await lockBatch(tx, by.jurisdiction, id);
  if (!batch || !mayIssueIn(by, batch.province, batch.examCode)) return refusedFor('certificate.batch_not_found');
  const no = refusalsToMoveBatch(act, batch, by.staffId, version);
  if (no.length > 0) return refused(no);
  if (act === 'withdraw' && reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
  await stepBatch(tx, batch, act === 'approve' ? { state: 'issuing', approvedBy: by } : { state: 'withdrawn' }, { act, reason }, by, new Date(now));
  if (act === 'approve') await enqueue(tx, issueBatch, { batchId: id });
  return ok(id);
}
