import type { Module } from '#server/platform/module.ts';
import { operationsFigures } from './operations.figures.ts';
import { operationsLists } from './operations.lists.ts';
import { operationsEndpoints } from './operations.routes.ts';
import type { OthersTroubles } from './read-operations.ts';

/** The operators' view (运行状态) as the program mounts it, with what other modules find wrong with themselves. */
export const operations = (others: OthersTroubles): Module => ({ name: 'operations', endpoints: operationsEndpoints(others), lists: operationsLists, figures: operationsFigures });
