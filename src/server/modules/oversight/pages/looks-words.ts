const zh = {
  profile: '注册维护',
  title: '谁查看过我的资料',
  lead: '考试机构工作人员每一次查看或办理您的资料，都记在这里，按时间倒序。系统自动办理的事项不在其中。',
  at: '时间（北京时间）',
  office: '机构岗位',
  what: '事项',
  none: '还没有人查看过。工作人员第一次查看或办理您的资料之后，这里会有记录。',
  newest: '回到最新',
  older: '更早的记录',
  ask: '对某次查看有疑问，请记下时间，向报名地考试机构咨询。',
  back: '返回注册维护',
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    profile: 'My account',
    title: 'Who looked at my record',
    lead: 'Every time staff of the exam agencies look at your record or act on it stands here, newest first. What the system does by itself is not listed.',
    at: 'When (Beijing time)',
    office: 'Office',
    what: 'What',
    none: 'Nobody has looked yet. The first time staff look at your record or act on it, it will be listed here.',
    newest: 'Back to the newest',
    older: 'Earlier',
    ask: 'If you doubt that a look was needed, note its time and ask the agency of your place of application.',
    back: 'Back to my account',
  },
};
