import type { Module } from '#server/platform/module.ts';
import { carriersList } from './delivery/carriers.list.ts';
import { deliveryLists } from './delivery/delivery.lists.ts';
import { deliveryEndpoints } from './delivery/delivery.routes.ts';
import type { MessagesEnv } from './messages-env.ts';
import { keepNotices, keepNoticesOften, noticeHandlers } from './notices/notices.jobs.ts';
import { sendNoticePart } from './notices/notices.jobs-declared.ts';
import { noticeLists } from './notices/notice.lists.ts';
import { noticeEndpoints } from './notices/notices.routes.ts';
import { templateList } from './templates/template.list.ts';
import { templateEndpoints } from './templates/templates.routes.ts';
import { trialEndpoints } from './trial/trial.routes.ts';
import { messagesPersonal } from './personal.ts';

export { approveNotice, draftNotice, endNotice, proposeNotice, stopNotice } from './notices/write-notice.ts';
export { continueNotice } from './notices/send-notice.ts';
export { approveTemplate, draftTemplate, proposeTemplate, saveTemplate } from './templates/write-template.ts';

/** What staff do with messages: their words, mass notices, what became of them. */
export function messages(env: MessagesEnv): Module {
  return { name: 'messages', personal: messagesPersonal, endpoints: [...templateEndpoints, ...noticeEndpoints(env), ...deliveryEndpoints(env), ...trialEndpoints], lists: [...deliveryLists, carriersList(env), ...noticeLists, templateList], jobs: [sendNoticePart, keepNotices], handlers: noticeHandlers, schedules: [keepNoticesOften] };
}
