import type { Module } from '#server/platform/module.ts';
import type { MessagePorts } from '#server/platform/sms/message-ports.ts';
import { forgetMessages, forgetMessagesNightly, onForgetMessages, onSendMessage, sendMessage } from './notices.jobs.ts';

/** The outbox: its jobs, sending through the given ports. */
export function noticesModule(ports: MessagePorts): Module {
  return { name: 'notices', jobs: [sendMessage, forgetMessages], handlers: [onSendMessage(ports), onForgetMessages], schedules: [forgetMessagesNightly] };
}
