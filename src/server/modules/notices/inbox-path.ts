/** Where a candidate reads what was sent to them (站内消息). */
export const inboxPath = '/my/messages';
