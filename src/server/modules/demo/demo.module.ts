import { invariant } from '#server/kernel/invariant.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import type { AnyPage } from '#server/platform/http/page.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import type { Module } from '#server/platform/module.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import { clockForms, clockPage, messagesPage, outsideForms, peoplePage, sendForCrowdForm, sendForLastSittingForm, signInAsSampleForm, signInAsStaffForm } from './demo.pages.ts';
import { pagesEndpoint } from './demo.routes.ts';
import { sendForCrowd } from './crowd/send-for-crowd.ts';
import type { SampleBank } from './people/sample-bank.ts';
import type { StandIns } from './outside-stand-ins.ts';
import { followClock, takeClock } from './follow-clock.ts';
import { loadLastSitting, onLoadLastSitting, sendForLastSitting } from './last-sitting/load-last-sitting.jobs.ts';
import { applyAsSample, onApplyAsSample, onRegisterSample, registerSample, sendForPeople } from './people/load-people.jobs.ts';
import { onRememberAtBank, rememberAtBank } from './people/sample-bank.ts';
import { loadSampleBooks, onLoadSampleBooks } from './people/sample-books.ts';
import { loadSampleCash, onLoadSampleCash } from './people/sample-cash.ts';
import { onOpenSampleCases, openSampleCases } from './people/sample-cases.ts';
import { importSampleMajors, loadSampleMajors, onImportSampleMajors, onLoadSampleMajors } from './people/sample-majors.ts';
import { loadSampleSeating, onLoadSampleSeating } from './people/sample-seating.ts';
import { loadPartners, onLoadPartners } from './people/sample-partners.ts';
import { loadRecheck, onLoadRecheck } from './people/sample-recheck.ts';
import { onStateExpectations, stateExpectations } from './people/sample-expectations.ts';
import { sampleReceiver } from './people/sample-receiver.ts';
import { loadStaff, onLoadStaff, signInAsStaff } from './people/sample-staff.ts';
import { samplePortrait, signInAsSample } from './people/sign-in-as-sample.ts';
import { SAMPLE_PASSWORD } from './people/sample-people.ts';
import { demoPaths } from './paths.ts';
import { demoLinks } from './pages/helper-page.tsx';

export type DemoPorts = {
  kit: Kit;
  /** All the work that schedules do, so that a jump of the clock does it at once. */
  recurring: readonly Job[];
  standIns: StandIns;
  /** The receiving accounts, and where the stand-in bank is told what it is to remember and to put wrong. */
  channels: PaymentChannels;
  bank: SampleBank;
  /** Every address of the program, by which a sitting that is over is brought in. */
  endpoints: () => readonly AnyEndpoint[];
  /** Every page of the program. */
  pages: () => readonly AnyPage[];
};

/** 演示助手: what a demonstration needs and production must never have; making it for production is a bug. */
export function demoModule({ kit, recurring, standIns, endpoints, pages, channels, bank }: DemoPorts): Module {
  invariant(kit.settings.mode !== 'production', 'there is no demo helper in production');
  const clock = clockForms(recurring);
  const outside = outsideForms(standIns);
  const helperPages = [messagesPage, clockPage, outside.page, peoplePage];
  return {
    name: 'demo', personal: { excused: [{ table: 'demo_person', why: 'an invented person of a demonstration' }] },
    endpoints: [clock.endpoint, outside.endpoint, signInAsSample, signInAsStaff, samplePortrait, sendForCrowd, sendForLastSitting, sampleReceiver, pagesEndpoint(() => [...pages(), ...helperPages])], pages: helperPages, forms: [clock.form, outside.form, signInAsSampleForm, signInAsStaffForm, sendForCrowdForm, sendForLastSittingForm],
    jobs: [registerSample, applyAsSample, openSampleCases, loadStaff, loadSampleMajors, importSampleMajors, loadSampleSeating, loadLastSitting, rememberAtBank, loadSampleBooks, loadSampleCash, loadPartners, loadRecheck, stateExpectations], handlers: [onRegisterSample, onApplyAsSample, onOpenSampleCases, onLoadStaff, onLoadSampleMajors, onImportSampleMajors, onLoadSampleSeating, onLoadLastSitting(endpoints), onRememberAtBank(bank), onLoadSampleBooks({ bank, channels, endpoints }), onLoadSampleCash({ endpoints }), onLoadPartners(endpoints), onLoadRecheck(endpoints, standIns.registries?.addPeople), onStateExpectations(endpoints)],
    async atStart(env) {
      await takeClock(env);
      if (kit.settings.mode === 'demo') await sendForPeople(env);
    },
    alongside: followClock,
    welcome: (url) => `Sample people to sign in as, messages, clock, outside systems: ${url}${demoPaths.people} (password of all: ${SAMPLE_PASSWORD})`,
    decorate: (page) => (page.demo ? { ...page, demoLinks: demoLinks(page) } : page),
  };
}
