export { countUnread } from './inbox.store.ts';
export { inboxPath } from './inbox-path.ts';
export { sendMessage } from './notices.jobs.ts';
export { queueMessage, type MessageOrder, type Recipient } from './queue-message.ts';
export { readMessages, type ReadMessage } from './read-messages.ts';
export type { TemplateName } from './domain/message-templates.ts';
export { noticesModule } from './notices.module.ts';
