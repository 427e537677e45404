const zh = {
  firstTitle: '首次登录', firstAbout: (until: string) => `初始密码只能用一次（有效期至 ${until}）。请设置自己的密码。`, ownPassword: '自己的密码', ownAgain: '再输入一次', ownHint: '至少 8 位，越长越好；不能是常见密码，不能包含用户名。', activation: '激活码', activationHint: '形如 xxxx-xxxx-xxxx，由安全管理员另行告知；与密码不是同一人、同一渠道。', firstAct: '设置密码并登录', noActivation: '没有收到激活码？请联系本单位安全管理员签发。',
  codeTitle: '输入动态验证码', code: '动态验证码', codeHint: '打开身份验证器，输入“金榜”一栏的 6 位数字，每 30 秒更换一次。', recoveryCode: '恢复码', recoveryHint: '绑定时保存的 12 位恢复码，每个只能用一次。',
  enter: '进入管理端', useRecovery: '手机不在身边，使用恢复码', useAuthenticator: '使用身份验证器', otherAccount: '换一个账号', lostBoth: '手机和恢复码都没有了？请联系安全管理员核实身份后解除绑定。',
  title: '我的安全', sub: '登录密码、身份验证器和已登录的设备。',
  needed: '按规定，须先绑定身份验证器才能办理业务。', password: '登录密码', passwordSince: '上次修改', passwordEnds: '最迟修改', passwordForever: '不限期', changePassword: '修改密码',
  factor: '身份验证器（第二因素）', state: '状态', on: '已绑定', off: '未绑定', since: '绑定时间', codesLeft: '剩余恢复码', codesLeftOf: (n: number) => `${String(n)} 个`, fewCodes: '恢复码所剩不多，请重新生成。',
  factorAbout: '绑定后，登录时除密码外还须输入手机上的 6 位动态码。可用任何支持 TOTP（RFC 6238）的身份验证器应用。', bind: '绑定身份验证器', rebind: '更换身份验证器', renew: '重新生成恢复码',
  yourPassword: '当前密码', presentCode: '现有验证器的动态码', makeSecret: '生成密钥', scan: '第一步：用身份验证器扫描二维码', pictureAlt: '身份验证器密钥二维码', typed: '不能扫描时，手工输入密钥', confirmStep: '第二步：输入验证器显示的 6 位数字', confirm: '完成绑定',
  codesTitle: '请保存恢复码', codesAbout: '手机遗失或更换时，用恢复码登录。每个只能用一次，离开本页后不再显示。请打印或抄写，与手机分开保管。', codesOld: '以前的恢复码已经作废。', copy: '复制', copied: '已复制', saved: '我已保存',
  devices: '已登录的设备', thisOne: '当前', openedAt: '登录时间', lastSeen: '最近活动', endsAt: '最迟退出', address: '网络地址', browser: '浏览器', end: '退出', endAll: '退出其他所有登录', noOthers: '没有其他登录。', ended: '已退出。', unknownBrowser: '未知浏览器',
  factorReset: '更换手机后无法收到动态码时，请联系安全管理员。',
};

/** Words of the own security settings (我的安全). */
export const securityWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    firstTitle: 'First sign-in', firstAbout: (until) => `The first password works once (until ${until}). Choose your own.`, ownPassword: 'Your own password', ownAgain: 'Type it again', ownHint: 'At least 8 characters, the longer the better; no common password, not your user name.', activation: 'Activation code', activationHint: 'Like xxxx-xxxx-xxxx; a security administrator tells it to you, on another way than the password.', firstAct: 'Set the password and sign in', noActivation: 'No activation code? Ask your security administrator for one.',
    codeTitle: 'Type the code', code: 'Code', codeHint: 'Open your authenticator and type the six digits beside “金榜 Jinbang”; they change every 30 seconds.', recoveryCode: 'Recovery code', recoveryHint: 'One of the 12-character codes you kept when binding; each works once.',
    enter: 'Enter the console', useRecovery: 'No phone at hand: use a recovery code', useAuthenticator: 'Use the authenticator', otherAccount: 'Another account', lostBoth: 'Neither phone nor recovery codes? Ask a security administrator, who will check who you are and take the binding off.',
    title: 'My security', sub: 'Password, authenticator, and where you are signed in.',
    needed: 'By regulation an authenticator must be bound before anything else is open.', password: 'Password', passwordSince: 'Last changed', passwordEnds: 'To be changed by', passwordForever: 'no limit', changePassword: 'Change password',
    factor: 'Authenticator (second factor)', state: 'State', on: 'bound', off: 'not bound', since: 'Bound at', codesLeft: 'Recovery codes left', codesLeftOf: (n) => String(n), fewCodes: 'Few recovery codes are left; make new ones.',
    factorAbout: 'Once bound, signing in asks for six digits from your phone beside the password. Any authenticator app for TOTP (RFC 6238) will do.', bind: 'Bind an authenticator', rebind: 'Change the authenticator', renew: 'Make new recovery codes',
    yourPassword: 'Current password', presentCode: 'Code of the present authenticator', makeSecret: 'Make a secret', scan: 'Step 1: scan the picture with your authenticator', pictureAlt: 'QR code of the authenticator’s secret', typed: 'If you cannot scan, type the secret', confirmStep: 'Step 2: type the six digits it shows', confirm: 'Finish binding',
    codesTitle: 'Keep these recovery codes', codesAbout: 'They let you in when the phone is lost or changed. Each works once; they are not shown again after you leave this page. Print or copy them and keep them apart from the phone.', codesOld: 'Earlier recovery codes no longer work.', copy: 'Copy', copied: 'Copied', saved: 'I have kept them',
    devices: 'Where you are signed in', thisOne: 'this one', openedAt: 'Signed in', lastSeen: 'Last active', endsAt: 'Ends by', address: 'Address', browser: 'Browser', end: 'Sign out', endAll: 'Sign out everywhere else', noOthers: 'Nowhere else.', ended: 'Signed out.', unknownBrowser: 'Unknown browser',
    factorReset: 'If a changed phone gives no codes, ask a security administrator.',
  },
};
