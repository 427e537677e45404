import type { Module } from '#server/platform/module.ts';
import { checkSuspensions, checkSuspensionsNightly, continueSuspension, keepSuspensions, keepSuspensionsOften } from './suspensions.jobs-declared.ts';
import { suspensionHandlers } from './suspensions.jobs.ts';
import { suspensionLists } from './suspensions.lists.ts';
import { suspensionForms, suspensionPages } from './suspensions.pages.ts';
import { suspensionEndpoints } from './suspensions.routes.ts';
import { suspensionsPersonal } from './personal.ts';

export { suspensionStage } from './later.ts';
export type { Suspending } from './asking.ts';
export { previewSuspension, proposeSuspension } from './declare-suspension.ts';
export { approveSuspension } from './move-suspension.ts';

/** 停考: a sitting suspended by two people; everybody told, tickets void, fees back or the exam held anew. */
export const suspensions: Module = {
  name: 'suspensions', personal: suspensionsPersonal, endpoints: suspensionEndpoints, pages: suspensionPages, forms: suspensionForms, lists: suspensionLists, jobs: [continueSuspension, keepSuspensions, checkSuspensions], handlers: suspensionHandlers, schedules: [keepSuspensionsOften, checkSuspensionsNightly],
};
