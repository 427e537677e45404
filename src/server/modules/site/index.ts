import type { Module } from '#server/platform/module.ts';
import { lookAtStart, searchHandlers, searchJobs, searchSchedules } from './search/keep-index.ts';
import { searchPage } from './search/search.pages.ts';
import { robots, sitemap } from './site.routes.ts';
import { contactPage, offlinePage } from './site.pages.ts';

/** The module as the program mounts it: what the portal offers beside the exams themselves. */
export const site: Module = {
  name: 'site', pages: [contactPage, offlinePage, searchPage], endpoints: [sitemap, robots], jobs: searchJobs, handlers: searchHandlers, schedules: searchSchedules,
  atStart: ({ db }) => lookAtStart(db),
};
