import type { ReadMessage } from '#server/modules/notices/index.ts';
import type { MessageView } from './pages/messages-page.tsx';

const SHOWN = ['sent', 'delivered', 'failed', 'cancelled'] as const;

/** A message as the page shows it; the code stands apart. */
export function presentMessage(message: ReadMessage): MessageView {
  const code = message.template.startsWith('code_') ? /\d{4,8}/.exec(message.text ?? '')?.[0] : undefined;
  const state = SHOWN.find((s) => s === message.state) ?? 'queued';
  return { id: message.id, channel: message.channel, to: message.to, recipientKey: message.recipientKey, subject: message.subject, text: message.text, code, state, at: message.queuedAt };
}
