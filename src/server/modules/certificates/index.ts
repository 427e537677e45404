import type { Module } from '#server/platform/module.ts';
import { caseEndpoints } from './cases/cases.routes.ts';
import { gatherCleared, issueBatch } from './certificates.jobs-declared.ts';
import { certificateLists } from './certificates.lists.ts';
import { certificateForms, certificatePages } from './certificates.pages.ts';
import { batchEndpoints } from './issue/batches.routes.ts';
import { issueHandlers, issueSchedules } from './issue/issue.jobs.ts';
import { lookUpEndpoint, sheetEndpoint } from './look-up/look-up.routes.ts';
import { mineEndpoints } from './mine/mine.routes.ts';
import { officeEndpoints } from './office/office.routes.ts';
import { certificatesPersonal } from './personal.ts';

export { listCertificates } from './office/list.store.ts';
export { certificateStage } from './later.ts';

/** Certificates (证书): issued in batches by two people, annotated before use, looked up by anybody who holds one, taken back or issued again by a decision. */
export const certificates: Module = {
  name: 'certificates', personal: certificatesPersonal, endpoints: [...batchEndpoints, ...officeEndpoints, ...caseEndpoints, ...mineEndpoints, lookUpEndpoint, sheetEndpoint], pages: certificatePages, forms: certificateForms, lists: certificateLists,
  jobs: [issueBatch, gatherCleared], handlers: issueHandlers, schedules: issueSchedules,
};
