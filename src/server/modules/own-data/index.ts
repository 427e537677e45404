import type { Module } from '#server/platform/module.ts';
import { ownDataHandlers } from './own-data.jobs.ts';
import { keepOwnData, keepOwnDataOften, makeCopy } from './own-data.jobs-declared.ts';
import { ownDataPages } from './own-data.pages.ts';
import { ownDataEndpoints } from './own-data.routes.ts';
import type { OwnDataEnv } from './own-data-env.ts';

export { askClosing } from './commands/ask-closing.ts';
export { askCopy } from './commands/ask-copy.ts';

/** A person's own data (个人信息权利): a copy of it, how long it is kept, closing the account. */
export function ownData(env: OwnDataEnv): Module {
  const endpoints = ownDataEndpoints(env);
  return {
    name: 'own-data', endpoints: Object.values(endpoints), ...ownDataPages(endpoints), jobs: [makeCopy, keepOwnData], handlers: ownDataHandlers(env), schedules: [keepOwnDataOften],
    personal: { tables: [{ table: 'data_copy', title: { zh: '个人信息副本申请', en: 'Copies of your data' } }, { table: 'account_closing', title: { zh: '注销申请', en: 'Closings of the account' } }] },
  };
}
