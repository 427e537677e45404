import type { Module } from '#server/platform/module.ts';
import { inboxPages } from './inbox.pages.ts';
import { serviceOf, type NoticesEnv } from './notices-env.ts';
import { sendMessage } from './notices.jobs-declared.ts';
import { countDeliveries, countDeliveriesOften, forgetMessages, forgetMessagesNightly, onCountDeliveries, onForgetMessages, onSendMessage, onSendOverdue, sendOverdue, sendOverdueOften } from './notices.jobs.ts';
import { receiptEndpoints } from './receipts.routes.ts';
import { noticesPersonal } from './personal.ts';

/** The outbox: its jobs, sending through the given carriers, and what a candidate reads of it on the site. */
export function noticesModule(env: NoticesEnv): Module {
  return {
    name: 'notices', personal: noticesPersonal, endpoints: receiptEndpoints(env), pages: inboxPages, jobs: [sendMessage, sendOverdue, countDeliveries, forgetMessages],
    handlers: [onSendMessage(env), onSendOverdue(env), onCountDeliveries, onForgetMessages], schedules: [sendOverdueOften, countDeliveriesOften, forgetMessagesNightly],
    alongside: ({ kit }) => {
      kit.outside.know(...[...env.sms, ...env.mail].map(serviceOf));
      return () => {
        for (const carrier of [...env.sms, ...env.mail]) carrier.close?.();
        return Promise.resolve();
      };
    },
  };
}
