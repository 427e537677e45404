import type { CreditPlatform } from '#server/modules/integrity/index.ts';
import type { Module } from '#server/platform/module.ts';
import { DEFAULT_ALLOWANCES, type Allowance } from '#server/platform/registry-line/allowance.ts';
import { lapseDue, lapseEveryMinute, onLapseDue, onRemindDue, remindDue, remindEveryTenMinutes } from './applications.jobs.ts';
import { applicationVoided, unlockEnded } from './applications.jobs-declared.ts';
import { onAskStanding } from './ask-credit.ts';
import { applicationForms, applicationPages } from './applications.pages.ts';
import { applicationEndpoints } from './applications.routes.ts';
import { ownCalendar } from './calendar.routes.ts';
import { choices } from './choices.routes.ts';
import { decideInstructions, decideNotification } from './decide-notices.ts';
import { printForm } from './form.routes.ts';
import type { LaterSource } from './later-stage.ts';
import type { LooksPort } from './looks-port.ts';
import { applicationsPersonal } from './personal.ts';

/** Everything applications bring to the program; `later` are the modules that know what came after payment. */
export function applicationsModule({ later, credit, recentLooks }: { later: readonly LaterSource[]; /** Who looked at somebody’s record lately. */ recentLooks: LooksPort; /** The credit platform, where one is connected. */ credit?: { platform: CreditPlatform | undefined; allowance: Allowance } }): Module {
  return {
    name: 'applications', personal: applicationsPersonal,
    endpoints: [...applicationEndpoints(later), printForm, choices, ownCalendar, decideNotification, decideInstructions],
    pages: applicationPages(later, recentLooks),
    forms: applicationForms,
    jobs: [lapseDue, remindDue, unlockEnded, applicationVoided],
    handlers: [onLapseDue, onRemindDue, onAskStanding(credit?.platform, credit?.allowance ?? DEFAULT_ALLOWANCES.credit)],
    schedules: [lapseEveryMinute, remindEveryTenMinutes],
  };
}
