import type { Module } from '#server/platform/module.ts';
import { operationsFigures } from './operations.figures.ts';
import { operationsLists } from './operations.lists.ts';
import { operationsEndpoints } from './operations.routes.ts';

/** The operators' view (运行状态) as the program mounts it. */
export const operations: Module = { name: 'operations', endpoints: operationsEndpoints, lists: operationsLists, figures: operationsFigures };
