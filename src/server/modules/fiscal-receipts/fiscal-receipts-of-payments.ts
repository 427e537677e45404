import type { FiscalReceiptId } from '#contracts/fiscal-receipts.ts';
import { FISCAL_STATE_WORDS } from '#contracts/fiscal-receipts.ts';
import type { FiscalReceipts } from '#server/modules/payments/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { continueReceipt } from './receipts.jobs-declared.ts';
import { findOfOrder, insertReceipt, stepReceipt } from './receipts.store.ts';
import { payerNow } from './sealed-payer.ts';
import type { CollectingUnits } from './units.ts';

/**
 * 财政电子票据 as payments ask for it. What a receipt says (payer, unit, items, amount) is frozen in the transaction that takes the money, so that every try asks for the same one.
 * What was refunded before it was issued is issued all the same and then reversed: money that moved twice has two receipts.
 */
export function fiscalReceiptsOf(units: CollectingUnits, crypto: FieldCrypto): FiscalReceipts {
  return {
    async due(tx, order, of, now) {
      if (order.amountInFen === 0) return;
      const unit = units(of.province) ?? null;
      const id = newId<FiscalReceiptId>();
      const opened = await insertReceipt(tx, {
        accountId: order.accountId, id, orderId: order.id, orderNumber: order.orderNumber, province: of.province, sittingId: of.sittingId, ...(await payerNow(tx, crypto, order.accountId)), unit, lines: order.lines, amountInFen: order.amountInFen, dueAt: now,
        nextAt: unit === null ? null : now, fault: unit === null ? 'no_unit' : null, note: '',
      });
      if (opened && unit !== null) await enqueue(tx, continueReceipt, { accountId: order.accountId, receiptId: id });
    },

    async reverse(tx, order, now) {
      const receipt = await findOfOrder(tx, { accountId: order.accountId, orderId: order.id }, true);
      if (!receipt || receipt.reverseAskedAt !== null) return;
      const at = new Date(now);
      await stepReceipt(tx, receipt, 'ask_reversal', receipt.state === 'issued' ? { state: 'reversing', reverseAskedAt: at, nextAt: at, tries: 0 } : { reverseAskedAt: at }, now);
      if (receipt.state === 'issued') await enqueue(tx, continueReceipt, { accountId: receipt.accountId, receiptId: receipt.id });
    },

    async show(tx, order, lang) {
      const receipt = await findOfOrder(tx, { accountId: order.accountId, orderId: order.id });
      return receipt && { state: receipt.state, stateText: FISCAL_STATE_WORDS[receipt.state][lang], issued: receipt.issued, red: receipt.red, unit: receipt.unit };
    },
  };
}
