const zh = {
  signInBy: (name: string) => `通过${name}登录`, leaving: '正在前往…', only: '工作人员请使用统一身份认证。用户名和密码仅供系统管理员、安全管理员使用。', byPassword: '用户名和密码登录', answering: '正在登录…', answerTitle: '统一身份认证登录', again: '返回登录页',
  title: '统一身份认证', none: '没有绑定。绑定由账号管理人员提出，安全管理员批准后生效。', off: '本系统没有启用统一身份认证登录。', subject: '统一身份编号', subjectHint: '统一身份认证系统中此人的编号（sub），请向认证系统管理人员核对。', states: { proposed: '待批准', bound: '已绑定' }, proposedBy: '提出', decidedBy: '批准',
  propose: '提出绑定', approve: '批准', decline: '不批准', remove: '解除绑定', reason: '理由', removeAbout: '解除后立即退出此人所有登录，不能再以统一身份登录。', approveAbout: '批准后，凭该统一身份即可以此人的账号登录。请先核对编号确属本人。', done: '已办理。',
};

/** Words of single sign-on (统一身份认证). */
export const ssoWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    signInBy: (name) => `Sign in by ${name}`, leaving: 'On the way…', only: 'Staff sign in by single sign-on. User name and password are for system and security administrators.', byPassword: 'User name and password', answering: 'Signing in…', answerTitle: 'Single sign-on', again: 'Back to the sign-in',
    title: 'Single sign-on', none: 'Nothing is bound. Who keeps accounts proposes it, a security administrator approves it.', off: 'Single sign-on is not in use here.', subject: 'Identity', subjectHint: 'The person’s number (sub) at the identity provider; check it with whoever runs that.', states: { proposed: 'awaits approval', bound: 'bound' }, proposedBy: 'Proposed', decidedBy: 'Approved',
    propose: 'Propose', approve: 'Approve', decline: 'Decline', remove: 'Remove', reason: 'Reason', removeAbout: 'The person is signed out everywhere at once and no longer gets in by this identity.', approveAbout: 'Whoever signs in with this identity is then this person here. First make sure that it is theirs.', done: 'Done.',
  },
};
