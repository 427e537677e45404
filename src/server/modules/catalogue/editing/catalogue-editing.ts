import type { Module } from '#server/platform/module.ts';

import type { AppointmentsPort } from './appointments-port.ts';
import { catalogueLists } from './catalogue.lists.ts';
import type { CandidatesPort } from './candidates-port.ts';
import { examStaffEndpoints } from './exams/exams.staff-routes.ts';
import type { ChoicePort } from './previews/choice-port.ts';
import { previewPage } from './previews/previews.pages.ts';
import { placeStaffEndpoints } from './places/places.staff-routes.ts';
import { sittingStaffEndpoints } from './sittings/sittings.staff-routes.ts';
import { carryOn, workHandlers } from './work/work.jobs.ts';

/** The writing side of the catalogue (考试设置): what staff change of exams, sittings, fees and places, connected to the applications it touches. */
export function catalogueEditing(candidates: CandidatesPort, appointments: AppointmentsPort, drawChoice: ChoicePort): Module {
  return {
    name: 'catalogue-editing',
    endpoints: [...sittingStaffEndpoints(candidates), ...examStaffEndpoints(candidates), ...placeStaffEndpoints(candidates, appointments)],
    lists: catalogueLists(candidates),
    pages: [previewPage(drawChoice)],
    jobs: [carryOn],
    handlers: workHandlers(candidates),
  };
}
