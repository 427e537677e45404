import type { Module } from '#server/platform/module.ts';
import type { FiscalEnv } from './fiscal-env.ts';
import { receiptHandlers } from './receipts.jobs.ts';
import { continueReceipt, keepReceipts, keepReceiptsOften } from './receipts.jobs-declared.ts';
import { fiscalReceiptList } from './receipts.list.ts';
import { fiscalReceiptEndpoints } from './receipts.routes.ts';
import { fiscalReceiptsPersonal } from './personal.ts';

export type { FiscalEnv } from './fiscal-env.ts';
export { fiscalReceiptsOf } from './fiscal-receipts-of-payments.ts';
export { httpFiscalPlatform, FISCAL_SERVICE } from './platform/http-platform.ts';
export { inventedUnits, readUnits } from './units.ts';

/** 财政电子票据: the module as the program mounts it, connected to the platform where there is one. */
export function fiscalReceipts(env: FiscalEnv | undefined): Module {
  return {
    name: 'fiscal-receipts', personal: fiscalReceiptsPersonal, endpoints: fiscalReceiptEndpoints(env), lists: [fiscalReceiptList], jobs: [continueReceipt, keepReceipts], schedules: [keepReceiptsOften], handlers: receiptHandlers(env),
  };
}
