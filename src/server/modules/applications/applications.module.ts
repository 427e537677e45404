import type { Module } from '#server/platform/module.ts';
import { lapseDue, lapseEveryMinute, onLapseDue, onRemindDue, remindDue, remindEveryTenMinutes } from './applications.jobs.ts';
import { unlockEnded } from './applications.jobs-declared.ts';
import { applicationForms, applicationPages } from './applications.pages.ts';
import { applicationEndpoints } from './applications.routes.ts';
import { choices } from './choices.routes.ts';
import { decideInstructions, decideNotification } from './decide-notices.ts';
import { printForm } from './form.routes.ts';

/** Everything applications bring to the program. */
export const applicationsModule: Module = {
  name: 'applications',
  endpoints: [...applicationEndpoints, printForm, choices, decideNotification, decideInstructions],
  pages: applicationPages,
  forms: applicationForms,
  jobs: [lapseDue, remindDue, unlockEnded],
  handlers: [onLapseDue, onRemindDue],
  schedules: [lapseEveryMinute, remindEveryTenMinutes],
};
