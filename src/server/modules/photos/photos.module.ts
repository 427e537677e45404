import type { Module } from '#server/platform/module.ts';
import { photoHandlers, photoJobs, photoSchedules } from './photos.jobs.ts';
import { photoChangeList, photoReviewList } from './photos.list.ts';
import { photoPages } from './photos.pages.ts';
import { photoEndpoints } from './photos.routes.ts';
import { photoStaffEndpoints } from './photos.staff-routes.ts';

const endpoints = photoEndpoints();

/** Everything photos bring to the program. */
export const photos: Module = {
  name: 'photos',
  endpoints: [...Object.values(endpoints), ...photoStaffEndpoints()],
  ...photoPages(endpoints),
  lists: [photoChangeList, photoReviewList],
  jobs: photoJobs,
  handlers: photoHandlers,
  schedules: photoSchedules,
};
