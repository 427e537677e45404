import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { FiscalEnv } from './fiscal-env.ts';
import type { FiscalOutcome } from './platform/fiscal-platform.ts';
import { continueReceipt, keepReceipts } from './receipts.jobs-declared.ts';
import { findReceipt, listWaiting, type Receipt } from './receipts.store.ts';
import { openPayerDocument } from './sealed-payer.ts';
import { takeAnswer } from './take-answer.ts';

const AT_ONCE = 500;

/**
 * The handlers of receipts, connected to the platform. A process may die anywhere: the business number of a receipt is that of its order, so that asking again never brings a
 * second one; a platform that does not answer is no failure, only a later question.
 */
export function receiptHandlers(env: FiscalEnv | undefined): AnyJobHandler[] {
  return [
    handleJob(continueReceipt, {
      prepare: async ({ kit, now, read }, { accountId, receiptId }) => {
        const receipt = await read((tx) => findReceipt(tx, { accountId, id: receiptId }));
        // a job that comes again before its time was overtaken by another
        if (!env || !receipt || receipt.nextAt === null || receipt.nextAt > now) return undefined;
        const outcome = await askFor(env, receipt, kit.crypto);
        return outcome && { outcome, version: receipt.version };
      },
      work: async ({ tx, now }, { accountId, receiptId }, said) => {
        if (said) await takeAnswer(tx, { accountId, id: receiptId }, said, now);
      },
    }),
    handleJob(keepReceipts, {
      work: async ({ tx, now }) => {
        if (env) for (const one of await listWaiting(tx, now, AT_ONCE)) await enqueue(tx, continueReceipt, one);
      },
    }),
  ];
}

function askFor({ platform }: FiscalEnv, r: Receipt, crypto: FieldCrypto): Promise<FiscalOutcome> | undefined {
  if (!r.unit) return undefined;
  const { itemCode, itemName } = r.unit;
  if (r.state === 'waiting') {
    const items = r.lines.filter((line) => line.amountInFen > 0).map((line) => ({ itemCode, itemName, quantity: 1, standardInFen: line.amountInFen, amountInFen: line.amountInFen, note: line.text }));
    return platform.issue({ businessNumber: r.orderNumber, province: r.province, unit: r.unit, payer: r.payer, payerCode: openPayerDocument(crypto, r.payerDocument), items, amountInFen: r.amountInFen, paidAt: r.dueAt, note: r.orderNumber });
  }
  return r.issued ? platform.reverse({ businessNumber: `${r.orderNumber}R`, unit: r.unit, payer: r.payer, original: { code: r.issued.code, number: r.issued.number }, amountInFen: r.amountInFen, reason: '退费' }) : undefined;
}
