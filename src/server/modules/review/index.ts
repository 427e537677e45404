import type { Module } from '#server/platform/module.ts';
import { claimCase, decideOnCase, voidCase, dropCase, findForCounter, seeCasePhoto, showCase, showChoices, showQueue, takeNext, unmask } from './review.routes.ts';

/** The module as the program mounts it. */
export const review: Module = {
  name: 'review',
  endpoints: [showQueue, showChoices, showCase, seeCasePhoto, decideOnCase, voidCase, takeNext, claimCase, dropCase, unmask, findForCounter],
};
