import type { Module } from '#server/platform/module.ts';
import { beginHints, beginHintsNightly, findHints, onBeginHints, onFindHints } from './hints.jobs.ts';
import { hintEndpoints } from './hints.routes.ts';
import { personalData } from './personal.ts';

export { beginHints } from './hints.jobs.ts';

/** 代报名与重复注册线索 as the program mounts it: found every night, looked at by who reviews. */
export const hints: Module = { name: 'hints', endpoints: hintEndpoints, jobs: [findHints, beginHints], handlers: [onFindHints, onBeginHints], schedules: [beginHintsNightly], personal: personalData };
