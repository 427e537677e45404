const zh = {
  title: '试发', note: '把现在写的内容发到本人的手机或邮箱，填入样例人员，注明【测试】。不计入发送情况。', channel: '渠道', channels: { sms: '短信', mail: '邮件' }, language: '语言', languages: { zh: '中文', en: '英文' },
  goesTo: (to: string) => `发到已确认的 ${to}`, unconfirmed: '还没有确认本人的联系方式，确认一次即可。', phone: '本人手机', mailbox: '本人邮箱', ask: '获取验证码', asked: '验证码已发出，5 分钟内有效。', code: '验证码', confirm: '确认', another: '换一个', keep: '不换了', send: '试发', sent: (to: string) => `已试发到 ${to}`,
};

/** Words of test sends. */
export const trialWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Test send', note: 'Sends what is typed now to your own phone or mailbox, for a sample person and marked as a test. It stands in no figures.', channel: 'Channel', channels: { sms: 'Text message', mail: 'Mail' }, language: 'Language', languages: { zh: 'Chinese', en: 'English' },
    goesTo: (to) => `Goes to ${to}, which you confirmed`, unconfirmed: 'No contact of your own is confirmed yet; once is enough.', phone: 'Your own phone', mailbox: 'Your own mailbox', ask: 'Get a code', asked: 'The code is on its way, valid for 5 minutes.', code: 'Code', confirm: 'Confirm', another: 'Use another', keep: 'Keep it', send: 'Send a test', sent: (to) => `A test was sent to ${to}`,
  },
};
