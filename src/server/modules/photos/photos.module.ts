import type { Module } from '#server/platform/module.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { photoHandlers, photoJobs, photoSchedules } from './photos.jobs.ts';
import { photoChangeList, photoReviewList } from './photos.list.ts';
import { photoPages } from './photos.pages.ts';
import { photoEndpoints } from './photos.routes.ts';
import { photoStaffEndpoints } from './photos.staff-routes.ts';
import { photosPersonal } from './personal.ts';

/** Everything photos bring to the program; a picture passes the malware scan before anything opens it. */
export function photos(env: { scanner: FileScanner }): Module {
  const endpoints = photoEndpoints(env);
  return {
    name: 'photos', personal: photosPersonal,
    endpoints: [...Object.values(endpoints), ...photoStaffEndpoints()],
    ...photoPages(endpoints),
    lists: [photoChangeList, photoReviewList],
    jobs: photoJobs,
    handlers: photoHandlers,
    schedules: photoSchedules,
  };
}
