import type { Module } from '#server/platform/module.ts';
import { DEFAULT_ALLOWANCES, type Allowances } from '#server/platform/registry-line/allowance.ts';
import type { Registries } from './registries/http-registries.ts';
import { askOverdueOften, verificationHandlers } from './verification.jobs.ts';
import { reverifyForm, verificationPage } from './verification.pages.ts';
import { askOverdue, askRegistry, askWaiting } from './verification.queue.ts';
import { requestReverification, showVerification } from './verification.routes.ts';
import { verificationList } from './verification.list.ts';
import { decideVerification, showVerificationHistory, showVerificationQueue } from './verification.staff-routes.ts';
import { verificationPersonal } from './personal.ts';

/** The module as the program mounts it; the registries are the real ones or the stand-in, as the settings say, and each is asked within its allowance. */
export function verificationModule(registries: Registries, allowances: Allowances = DEFAULT_ALLOWANCES): Module {
  return {
    name: 'verification', personal: verificationPersonal,
    endpoints: [showVerification, requestReverification, showVerificationQueue, showVerificationHistory, decideVerification],
    pages: [verificationPage],
    forms: [reverifyForm],
    lists: [verificationList],
    jobs: [askRegistry, askWaiting, askOverdue],
    handlers: verificationHandlers(registries, allowances),
    schedules: [askOverdueOften],
  };
}
