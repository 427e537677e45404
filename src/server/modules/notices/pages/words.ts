import type { Lang } from '#contracts/refusals.ts';

const zh = {
  title: '站内消息',
  lead: '平台发给您的短信和邮件，在这里也能看到；验证码除外。',
  none: '还没有消息',
  noneText: '报名办理有进展或临近截止时，消息会发送到您的手机，并留在这里。',
  unreadCount: (n: number) => `${n >= 100 ? '99+' : n} 条未读`,
  unread: '未读',
  channels: { sms: '短信', mail: '邮件', inbox: '站内消息' },
  emptied: '消息内容已过保存期限',
  newest: '返回最新消息',
  older: '更早的消息',
  sentAt: '发送时间',
  by: '发送方式',
  back: '返回站内消息',
  toApplications: '前往我的报考',
};

/** Words of the messages on the site (站内消息). */
export const words: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'Messages',
    lead: 'What the platform told you by text message or mail can be read here too, codes apart.',
    none: 'No messages yet',
    noneText: 'When an application moves on or a deadline comes near, the message goes to your phone and stays here.',
    unreadCount: (n) => `${n >= 100 ? '99+' : String(n)} unread`,
    unread: 'Unread',
    channels: { sms: 'Text message', mail: 'Mail', inbox: 'On this site' },
    emptied: 'The text is past its keeping',
    newest: 'Newest messages',
    older: 'Older messages',
    sentAt: 'Sent',
    by: 'Sent by',
    back: 'Back to messages',
    toApplications: 'Go to my applications',
  },
};
