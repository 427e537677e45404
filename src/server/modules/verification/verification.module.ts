import type { Module } from '#server/platform/module.ts';
import type { Registries } from './registries/http-registries.ts';
import { askOverdueOften, verificationHandlers } from './verification.jobs.ts';
import { reverifyForm, verificationPage } from './verification.pages.ts';
import { askOverdue, askRegistry } from './verification.queue.ts';
import { requestReverification, showVerification } from './verification.routes.ts';
import { verificationList } from './verification.list.ts';
import { decideVerification, showVerificationHistory, showVerificationQueue } from './verification.staff-routes.ts';

/** The module as the program mounts it; the registries are the real ones or the stand-in, as the settings say. */
export function verificationModule(registries: Registries): Module {
  return {
    name: 'verification',
    endpoints: [showVerification, requestReverification, showVerificationQueue, showVerificationHistory, decideVerification],
    pages: [verificationPage],
    forms: [reverifyForm],
    lists: [verificationList],
    jobs: [askRegistry, askOverdue],
    handlers: verificationHandlers(registries),
    schedules: [askOverdueOften],
  };
}
