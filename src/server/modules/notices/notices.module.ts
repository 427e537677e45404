import type { Module } from '#server/platform/module.ts';
import type { MessagePorts } from '#server/platform/sms/message-ports.ts';
import { inboxPages } from './inbox.pages.ts';
import { receiptEndpoint } from './receipts.routes.ts';
import { countDeliveries, countDeliveriesOften, forgetMessages, forgetMessagesNightly, onCountDeliveries, onForgetMessages, onSendMessage, onSendOverdue, sendMessage, sendOverdue, sendOverdueOften } from './notices.jobs.ts';

/** The outbox: its jobs, sending through the given ports, and what a candidate reads of it on the site. */
export function noticesModule(ports: MessagePorts): Module {
  return { name: 'notices', endpoints: [receiptEndpoint(ports)], pages: inboxPages, jobs: [sendMessage, sendOverdue, countDeliveries, forgetMessages], handlers: [onSendMessage(ports), onSendOverdue, onCountDeliveries, onForgetMessages], schedules: [sendOverdueOften, countDeliveriesOften, forgetMessagesNightly] };
}
