import type { Module } from '#server/platform/module.ts';
import { kitList } from './exam-kits.lists.ts';
import type { ExamKitsEnv } from './exam-kits-env.ts';
import { kitEndpoints } from './kits/kits.routes.ts';
import { buildHandler, buildKit } from './kits/make-kits.ts';
import { resultEndpoints } from './results/results.routes.ts';

export { makeKits } from './kits/make-kits.ts';

/** Kits for rooms without a network (考场离线包): made per test centre and half-day, and what devices bring back. */
export function examKits(env: ExamKitsEnv): Module {
  return { name: 'exam-kits', endpoints: [...kitEndpoints, ...resultEndpoints(env)], lists: [kitList], jobs: [buildKit], handlers: [buildHandler] };
}
