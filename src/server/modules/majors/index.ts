import type { Module } from '#server/platform/module.ts';
import { versionEndpoints } from './versions/versions.routes.ts';

/** Tables of equivalent majors as data (专业对照表): versions by two people. */
export const majors: Module = { name: 'majors', endpoints: versionEndpoints };
