import type { Module } from '#server/platform/module.ts';
import { applicationEndpoints } from './api/applications.routes.ts';
import { resultEndpoints } from './api/results.routes.ts';
import { hookHandlers, hookJobs, hookSchedules } from './hooks/hooks.jobs.ts';
import { hookEndpoints } from './hooks/hooks.routes.ts';
import { hookFigure, showPaused, troublesOfHooks } from './hooks/paused-hooks.ts';
import { opinionEndpoints } from './opinions/opinions.routes.ts';
import type { PartnersEnv } from './partners-env.ts';
import { partnerLists } from './partners.lists.ts';
import { partnerEndpoints } from './partners.routes.ts';

export { handOnTo, recordTries } from './hooks/hooks.jobs.ts';
export { holdDue } from './hooks/deliveries.store.ts';
export { findHook } from './hooks/hooks.store.ts';
export { openSender } from './hooks/send-message.ts';
export { openPartnerActors } from './keys/partner-actor.ts';
export { namePartners } from './partners.store.ts';

/** Systems of others (对接系统): keys by two people, the provincial API, signed webhooks. */
export function partners(env: PartnersEnv): Module {
  return {
    name: 'partners', lists: partnerLists(env),
    endpoints: [partnerEndpoints(env), hookEndpoints(env), { showPaused }, applicationEndpoints, resultEndpoints, opinionEndpoints].flatMap((some) => Object.values(some)),
    jobs: hookJobs, handlers: hookHandlers(env.send), schedules: hookSchedules, figures: [hookFigure], troubles: troublesOfHooks,
  };
}
