import { createHash } from 'node:crypto';
import type { BlobId } from '#contracts/ids.ts';
import type { BillId, UploadBill } from '#contracts/reconciliation.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Ctx, PrepareEnv, StaffActor, UploadedFile } from '#server/platform/http/endpoint.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { bringsBillsOf, seesAccount } from '../domain/accounts.ts';
import type { ReconciliationEnv } from '../reconciliation-env.ts';
import { readUploaded } from './bills.jobs-declared.ts';
import { findBillOf, holdDay, insertBill } from './bills.store.ts';
import { lastBillDay } from './take-in-bill.ts';

type Upload = { fileName: string; bytes: number; digest: Buffer; blobId: BlobId };

/** Puts the file away before anything is decided; whoever may not bring it waits for nothing. */
export async function receiveBill({ channels }: ReconciliationEnv, { kit, actor, now }: PrepareEnv<{ staff: 'reconciliation.handle' }>, body: UploadBill, [file]: readonly UploadedFile[]): Promise<Result<Upload>> {
  const channel = channels.find(body.receiving);
  if (!channel || !seesAccount(actor.jurisdiction, channel)) return refusedFor('reconciliation.account_unknown', { path: 'receiving' });
  const no = [
    ...(bringsBillsOf(actor.jurisdiction, channel) ? [] : [refuse('reconciliation.account_shared', { path: 'receiving' })]),
    ...(body.day <= lastBillDay(now) ? [] : [refuse('reconciliation.day_not_over', { path: 'day' })]),
    ...(file && file.bytes.length > 0 ? [] : [refuse('field.required', { path: 'files' })]),
  ];
  if (no.length > 0 || !file) return refused(no);
  return ok({ fileName: file.fileName, bytes: file.bytes.length, digest: createHash('sha256').update(file.bytes).digest(), blobId: await kit.blobs.put(file.bytes, file.contentType) });
}

/** 手工上传账单: the same bill twice changes nothing; one that corrects another says why, and the one before stays as it was brought. */
export async function bringBill({ tx, now, actor }: Ctx & { actor: StaffActor }, body: UploadBill, file: Upload): Promise<Result<BillId>> {
  await holdDay(tx, body.receiving, body.day);
  const [standing, reading] = await Promise.all([findBillOf(tx, body.receiving, body.day, 'standing'), findBillOf(tx, body.receiving, body.day, 'reading')]);
  if (reading) return refusedFor('reconciliation.bill_reading');
  if (standing?.digest === file.digest.toString('hex')) return refusedFor('reconciliation.bill_same');
  if (standing && body.reason === '') return refusedFor('reconciliation.bill_reason', { path: 'reason' });
  const id = await insertBill(tx, { ...body, ...file, source: 'hand', by: { staffId: actor.staffId, name: actor.name } }, now);
  if (!id) return refusedFor('reconciliation.bill_reading');
  await enqueue(tx, readUploaded, { billId: id });
  return ok(id);
}
