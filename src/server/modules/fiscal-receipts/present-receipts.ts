import { FISCAL_FAULT_WORDS, type FiscalFilters, type FiscalLine, type FiscalList, type FiscalReceiptId, type FiscalWhole } from '#contracts/fiscal-receipts.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import type { AccountId } from '#contracts/ids.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import { refusalsToResend } from './domain/receipt-states.ts';
import { countTroubled, findReceiptWithin, listReceiptEvents, listReceipts, type Receipt } from './receipts.store.ts';
import { openPayerDocument } from './sealed-payer.ts';

const PAGE = 50;
type Reading = { tx: Tx; lang: Lang; by: Pick<StaffActor, 'permissions' | 'jurisdiction'>; inUse: boolean };

/** 财政电子票据清单: a page within the jurisdiction, the newest first. */
export async function viewReceipts(r: Reading, { after, ...f }: FiscalFilters & { after: string }): Promise<FiscalList> {
  const [found, troubled] = await Promise.all([listReceipts(r.tx, r.by.jurisdiction, f, placeOf(after === '' ? undefined : after), PAGE + 1), countTroubled(r.tx, r.by.jurisdiction)]);
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const names = catalogueNames(r.tx, r.lang);
  const lines: FiscalLine[] = [];
  for (const one of page) lines.push(lineOf(r, one, { province: await names.province(one.province), sitting: await names.sitting(one.sittingId) }));
  return { lines, next: found.length > PAGE && last ? pairKey(String(last.dueAt), last.id) : null, inUse: r.inUse, ...troubled };
}

/** One receipt with all it says and what was done with it; undefined outside the jurisdiction. */
export async function viewReceipt(r: Reading & { crypto: FieldCrypto }, of: { accountId: AccountId; id: FiscalReceiptId }): Promise<FiscalWhole | undefined> {
  const receipt = await findReceiptWithin(r.tx, r.by.jurisdiction, of);
  if (!receipt) return undefined;
  const names = catalogueNames(r.tx, r.lang);
  const { unit } = receipt;
  return {
    ...lineOf(r, receipt, { province: await names.province(receipt.province), sitting: await names.sitting(receipt.sittingId) }),
    payerDocument: maskDocumentNumber(openPayerDocument(r.crypto, receipt.payerDocument)), unitCode: unit?.creditCode ?? null, itemCode: unit?.itemCode ?? null, itemName: unit?.itemName ?? null, payee: unit?.payee ?? null, reviewer: unit?.reviewer ?? null,
    items: receipt.lines.map(({ text, amountInFen }) => ({ text, amountInFen })), history: await listReceiptEvents(r.tx, of),
  };
}

function lineOf({ by, lang, inUse }: Reading, r: Receipt, where: { province: string; sitting: string }): FiscalLine {
  const { accountId, id, orderNumber, payer, amountInFen, state, issued, red, fault, note, tries, nextAt, dueAt, version } = r;
  return { accountId, id, orderNumber, payer, amountInFen, state, issued, red, fault, note, tries, nextAt, dueAt, version, ...where, unit: r.unit?.name ?? null, resend: refusalsToResend(r, by, inUse).map((no) => refusalText(no, lang)) };
}

/** Why a receipt waits, in words; empty where nothing is wrong. */
export function faultText(r: Pick<Receipt, 'fault' | 'note'>, lang: Lang): string {
  return r.fault === null ? '' : `${FISCAL_FAULT_WORDS[r.fault][lang]}${r.note === '' ? '' : `（${r.note}）`}`;
}
