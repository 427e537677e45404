import type { Module } from '#server/platform/module.ts';
import { contactPage } from './site.pages.ts';

/** The module as the program mounts it: what the portal offers beside the exams themselves. */
export const site: Module = { name: 'site', pages: [contactPage] };
