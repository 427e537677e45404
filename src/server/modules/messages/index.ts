import type { Module } from '#server/platform/module.ts';
import { templateEndpoints } from './templates/templates.routes.ts';

/** What staff do with messages: their words, mass notices, what became of them. */
export const messages: Module = { name: 'messages', endpoints: [...templateEndpoints] };
