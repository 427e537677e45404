import type { Module } from '#server/platform/module.ts';
import type { MessagePorts } from '#server/platform/sms/message-ports.ts';
import { inboxPages } from './inbox.pages.ts';
import { forgetMessages, forgetMessagesNightly, onForgetMessages, onSendMessage, onSendOverdue, sendMessage, sendOverdue, sendOverdueOften } from './notices.jobs.ts';

/** The outbox: its jobs, sending through the given ports, and what a candidate reads of it on the site. */
export function noticesModule(ports: MessagePorts): Module {
  return { name: 'notices', pages: inboxPages, jobs: [sendMessage, sendOverdue, forgetMessages], handlers: [onSendMessage(ports), onSendOverdue, onForgetMessages], schedules: [sendOverdueOften, forgetMessagesNightly] };
}
