import { z } from 'zod';
import { MessageId } from '#contracts/messages.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { definePage } from '#server/platform/http/page.ts';
import { inboxPath } from './inbox-path.ts';
import { countUnread, findInInbox, listInbox, markRead } from './inbox.store.ts';
import { presentInInbox } from './inbox.present.ts';
import { InboxPage } from './pages/inbox-page.tsx';
import { MessagePage } from './pages/message-page.tsx';

const PAGE = 20;
const page = { access: 'candidate', audit: null, limit: 'page' } as const;

/** 站内消息: everything told to the candidate by text message or mail, to be read on the site too. */
const inboxPage = definePage({
  ...page, path: inboxPath, view: InboxPage, query: z.object({ before: MessageId.optional().catch(undefined) }),
  load: async ({ tx, kit, actor }, { query }) => {
    const [rows, unread] = await Promise.all([listInbox(tx, actor.accountId, { before: query.before, limit: PAGE + 1 }), countUnread(tx, actor.accountId)]);
    const shown = rows.slice(0, PAGE).map((row) => presentInInbox(kit.crypto, row));
    return ok({ messages: shown, unread, first: query.before === undefined, next: rows.length > PAGE ? shown.at(-1)?.id : undefined });
  },
});

/** One message; opening it marks it read. */
const messagePage = definePage({
  ...page, path: '/my/messages/:messageId', view: MessagePage, params: z.object({ messageId: MessageId }),
  load: async ({ tx, kit, actor, now }, { params }) => {
    const row = await findInInbox(tx, actor.accountId, params.messageId);
    if (!row) return refusedFor('message.not_found');
    markRead(tx, actor.accountId, params.messageId, now);
    return ok(presentInInbox(kit.crypto, row));
  },
});

export const inboxPages = [inboxPage, messagePage];
