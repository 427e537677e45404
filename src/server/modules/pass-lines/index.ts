import type { Module } from '#server/platform/module.ts';
import { passLineLists } from './pass-lines.lists.ts';
import { passLinePages } from './pass-lines.pages.ts';
import { passLineEndpoints } from './pass-lines.routes.ts';

export { passMarksOf } from './pass-marks.ts';

/** 合格标准: from which mark a subject of a sitting is passed, set by two people and told to everybody. */
export const passLines: Module = { name: 'pass-lines', endpoints: passLineEndpoints, pages: passLinePages, lists: passLineLists };
