import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import type { Module } from '#server/platform/module.ts';
import { billHandlers } from './bills/bills.jobs.ts';
import { fetchBill, orderMissingBills, orderMissingBillsOften, readUploaded } from './bills/bills.jobs-declared.ts';
import { billEndpoints } from './bills/bills.routes.ts';
import { closingEndpoints } from './closings/closings.routes.ts';
import { differenceEndpoints } from './differences/differences.routes.ts';
import { compareDay, repairDifference } from './matching/matching.jobs-declared.ts';
import { matchingHandlers } from './matching/matching.jobs.ts';
import type { ReconciliationEnv } from './reconciliation-env.ts';
import { reconciliationLists } from './reconciliation.lists.ts';

export { downloadBill, keepFetched, type Fetched } from './bills/fetch-bills.ts';
export { findOpenOf } from './differences/differences.store.ts';
export { compareOneDay } from './matching/compare-day.ts';
export type { Repairs } from './reconciliation-env.ts';

/** The module as the program mounts it, connected to the receiving accounts and to payments. */
export function reconciliation(env: ReconciliationEnv & { scanner: FileScanner }): Module {
  return {
    name: 'reconciliation',
    endpoints: [...billEndpoints(env), ...differenceEndpoints(env), ...closingEndpoints(env)],
    lists: reconciliationLists(env.channels),
    jobs: [fetchBill, readUploaded, orderMissingBills, compareDay, repairDifference],
    schedules: [orderMissingBillsOften],
    handlers: [...billHandlers(env), ...matchingHandlers(env)],
  };
}
