import { invariant } from '#server/kernel/invariant.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Module } from '#server/platform/module.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import { clockForms, clockPage, messagesPage } from './demo.pages.ts';
import { followClock, takeClock } from './follow-clock.ts';
import { demoLinks } from './pages/helper-page.tsx';

export type DemoPorts = {
  kit: Kit;
  /** All the work that schedules do, so that a jump of the clock does it at once. */
  recurring: readonly Job[];
};

/** 演示助手: what a demonstration needs and production must never have; making it for production is a bug. */
export function demoModule({ kit, recurring }: DemoPorts): Module {
  invariant(kit.settings.mode !== 'production', 'there is no demo helper in production');
  const clock = clockForms(recurring);
  return {
    name: 'demo',
    endpoints: [clock.endpoint], pages: [messagesPage, clockPage], forms: [clock.form],
    atStart: takeClock,
    alongside: followClock,
    decorate: (page) => (page.demo ? { ...page, demoLinks: demoLinks(page) } : page),
  };
}
