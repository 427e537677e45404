import type { Instant } from '#contracts/dates.ts';
import type { FiscalReceiptId, ResendFiscal, ResendManyFiscal } from '#contracts/fiscal-receipts.ts';
import type { AccountId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { mayBeAskedAnew, refusalsToResend } from './domain/receipt-states.ts';
import type { FiscalEnv } from './fiscal-env.ts';
import { continueReceipt } from './receipts.jobs-declared.ts';
import { countReceipts, lockReceiptWithin, lockStuck, stepReceipt, type Receipt } from './receipts.store.ts';
import { payerNow } from './sealed-payer.ts';

/** Most receipts one press sends again: as many as a transaction carries in a moment. */
const AT_ONCE = 200;

export type Resending = { tx: Tx; crypto: FieldCrypto; env: FiscalEnv | undefined; by: StaffActor; now: Instant };

/** 重新发送: what the platform turned down or does not answer is asked for again at once, under the same business number. */
export async function resendReceipt(r: Resending, of: { accountId: AccountId; id: FiscalReceiptId }, { version, reason }: ResendFiscal): Promise<Result<Receipt>> {
  const receipt = await lockReceiptWithin(r.tx, r.by.jurisdiction, of);
  if (!receipt) return refusedFor('fiscal.not_found');
  if (receipt.version !== version) return refusedFor('fiscal.changed_meanwhile');
  const no = refusalsToResend(receipt, r.by, r.env !== undefined);
  if (no.length > 0) return refused(no);
  await sendAgain(r, receipt, reason);
  return ok(receipt);
}

/** 全部重新发送: the same for all that one fault holds up, the longest waiting first, so many a press; tells how many still wait. */
export async function resendMany(r: Resending, { reason, ...held }: ResendManyFiscal): Promise<Result<{ sent: number; left: number }>> {
  if (!r.env) return refusedFor('fiscal.off');
  const receipts = await lockStuck(r.tx, r.by.jurisdiction, held, AT_ONCE);
  for (const receipt of receipts) await sendAgain(r, receipt, reason);
  return ok({ sent: receipts.length, left: await countReceipts(r.tx, r.by.jurisdiction, { ...held, standing: 'stuck' }) });
}

/** What was never asked, or was plainly turned down, is asked with what is true today: a corrected name, a unit the settings have by now. What may have been issued is asked as before. */
async function sendAgain({ tx, crypto, env, by, now }: Resending, receipt: Receipt, reason: string): Promise<void> {
  const fresh = mayBeAskedAnew(receipt) ? { unit: env?.units(receipt.province) ?? null, ...(await payerNow(tx, crypto, receipt.accountId)) } : {};
  const again = 'unit' in fresh ? fresh.unit !== null : receipt.unit !== null;
  await stepReceipt(tx, receipt, 'resend', { ...fresh, tries: 0, nextAt: again ? new Date(now) : null, fault: again ? null : 'no_unit', note: '' }, now, { staffId: by.staffId, name: by.name }, reason);
  if (again) await enqueue(tx, continueReceipt, { accountId: receipt.accountId, receiptId: receipt.id });
}
