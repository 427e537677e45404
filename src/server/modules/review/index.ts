import type { Module } from '#server/platform/module.ts';
import { findForCounter, keepCaseTicks, seeCasePhoto, showCase, unmask } from './case/case.routes.ts';
import { keepPrecedent, seePrecedents } from './case/major-precedents.routes.ts';
import { askProvince, seeQuestions } from './case/major-questions.routes.ts';
import { approveTogether, decideOnCase, settleOnCase, undoOnCase, voidCase } from './decisions/decisions.routes.ts';
import { markMissed, markMissedHourly, onMarkMissed, onRemind, remind } from './appointments/appointments.jobs.ts';
import { reviewForms, reviewPages } from './appointments/appointments.pages.ts';
import { book, cancel, changeSlot, planSlots, settleComing, showAppointment, showDay } from './appointments/appointments.routes.ts';
import { decideAtCounter, lookUpAtCounter, printHandOver, printReceipt, showCounterDay } from './counter/counter.routes.ts';
import { onTakeEffect, takeEffect } from './decisions/take-effect.ts';
import { editChecklist, editReasons, showChecklist, showReasons } from './library/library.routes.ts';
import { announce, callForPapers, drawNow, giveBlindVerdict, settleCheck, showBlind, showSample, showSamples } from './samples/samples.routes.ts';
import { call, draw, onCall, onDraw } from './samples/samples.jobs.ts';
import { appointmentDayList, counterDayList } from './counter/day.lists.ts';
import { libraryLists } from './library/library.lists.ts';
import { sampleList, samplesList } from './samples/samples.list.ts';
import { queueList } from './queue/queue.list.ts';
import { showChoices, showQueue } from './queue/queue.routes.ts';
import { assignCases, claimCase, dropCase, handOverCase, showColleagues, takeCaseBack, takeNext } from './work/work.routes.ts';
import { reviewPersonal } from './personal.ts';

export { appointmentsPort } from './appointments/appointments-port.ts';
export { findCheckResults, listCheckedProvinces } from './samples/checks.store.ts';
export { openSlots } from './appointments/open-slots.ts';

/** The module as the program mounts it. */
export const review: Module = {
  name: 'review', personal: reviewPersonal,
  endpoints: [
    showQueue, showChoices, showCase, seeCasePhoto, keepCaseTicks, unmask, findForCounter, seePrecedents, keepPrecedent, seeQuestions, askProvince, decideOnCase, undoOnCase, settleOnCase, approveTogether, voidCase,
    takeNext, claimCase, dropCase, handOverCase, takeCaseBack, assignCases, showColleagues, showReasons, editReasons, showChecklist, editChecklist,
    lookUpAtCounter, decideAtCounter, printReceipt, showCounterDay, printHandOver,
    showSamples, announce, drawNow, showSample, callForPapers, settleCheck, showBlind, giveBlindVerdict,
    showAppointment, book, cancel, showDay, planSlots, changeSlot, settleComing,
  ],
  pages: reviewPages,
  forms: reviewForms,
  lists: [queueList, samplesList, sampleList, ...libraryLists, counterDayList, appointmentDayList],
  jobs: [takeEffect, remind, markMissed, draw, call],
  handlers: [onTakeEffect, onRemind, onMarkMissed, onDraw, onCall],
  schedules: [markMissedHourly],
};
