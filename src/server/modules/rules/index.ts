import type { Module } from '#server/platform/module.ts';
import { ruleLists } from './rules.lists.ts';
import { flipList } from './replay/flips.list.ts';
import { majorReplayEndpoints } from './replay/major-replays.routes.ts';
import { replayHandler, replayRules } from './replay/replay.jobs.ts';
import { ruleEndpoints } from './rules.staff-routes.ts';
import { rulesPersonal } from './personal.ts';

/** Conditions as data (报考条件): written, tried, replayed, approved by a second person. */
export const rules: Module = { name: 'rules', personal: rulesPersonal, endpoints: [...ruleEndpoints, ...majorReplayEndpoints], lists: [...ruleLists, flipList], jobs: [replayRules], handlers: [replayHandler] };
