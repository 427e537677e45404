import type { Module } from '#server/platform/module.ts';
import { auditList } from './audit.list.ts';
import { checkAuditChain, onCheckAuditChain } from './oversight.jobs.ts';
import type { OversightEnv } from './oversight-env.ts';
import { looksPage } from './oversight.pages.ts';
import { oversightEndpoints } from './oversight.routes.ts';

export { recentLooks } from './oversight.pages.ts';

/** The module as the program mounts it. */
export function oversightModule(env: OversightEnv): Module {
  return {
    name: 'oversight', endpoints: Object.values(oversightEndpoints(env)), pages: [looksPage(env)], lists: [auditList(env)],
    jobs: [checkAuditChain], handlers: [onCheckAuditChain], schedules: [{ job: checkAuditChain, cron: '43 3 * * *' }],
  };
}
