import type { Module } from '#server/platform/module.ts';
import type { PhotosEnv } from './photos-env.ts';
import { photoHandlers, photoJobs, photoSchedules } from './photos.jobs.ts';
import { photoPages } from './photos.pages.ts';
import { photoEndpoints } from './photos.routes.ts';
import { photoStaffEndpoints } from './photos.staff-routes.ts';

/** Everything photos bring to the program. */
export function photosModule(env: PhotosEnv): Module {
  const endpoints = photoEndpoints(env);
  return {
    name: 'photos',
    endpoints: [...Object.values(endpoints), ...photoStaffEndpoints(env)],
    ...photoPages(env, endpoints),
    jobs: photoJobs,
    handlers: photoHandlers,
    schedules: photoSchedules,
  };
}
