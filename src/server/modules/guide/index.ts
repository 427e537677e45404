import type { Module } from '#server/platform/module.ts';
import { guidePages } from './guide.pages.ts';

/** 考生指南: the guide that replaces the manual, read on the portal. */
export const guide: Module = { name: 'guide', pages: guidePages };
