import type { Module } from '#server/platform/module.ts';
import type { KeptClass } from '#server/platform/retention/kept-class.ts';
import { holdEndpoints } from './holds.routes.ts';
import { personalData } from './personal.ts';
import { discardFiles, eraseNext } from './retention.jobs-declared.ts';
import { retentionHandlers } from './retention.jobs.ts';
import { retentionLists } from './retention.lists.ts';
import { runEndpoints } from './runs.routes.ts';

/** 到期销毁与保全 as the program mounts it, with where the classes of data lie whose days are numbered. */
export function retention(kept: readonly KeptClass[]): Module {
  const env = { classes: () => kept };
  return { name: 'retention', endpoints: [...runEndpoints(env), ...holdEndpoints(env)], lists: retentionLists(env), jobs: [eraseNext, discardFiles], handlers: retentionHandlers(env), personal: personalData };
}
