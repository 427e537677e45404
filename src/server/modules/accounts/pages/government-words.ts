const zh = {
  title: (name: string) => `通过${name}登录`, lead: (name: string) => `您将前往${name}登录，再回到本系统。`, taken: (name: string) => `本系统只从${name}取得您的姓名、证件类型、证件号码、手机号和实名等级，用于找到您的账号；不取得其他信息。`, go: (name: string) => `前往${name}`, ordinary: '用用户名和密码登录', with: (name: string) => `通过${name}登录`,
  answerTitle: '继续登录', answerLead: (name: string) => `您已从${name}返回。`, failed: (name: string) => `${name}没有完成登录。您可以重试，或用用户名和密码登录。`, continue: '继续', again: '重新开始',
  phoneTitle: '验证绑定的手机', phoneLead: '已找到您的账号。首次通过该平台登录，请验证账号绑定的手机，以确认账号由您本人使用。', phone: '绑定手机', send: '获取短信验证码', resend: '重新获取', sent: '验证码已发送。', code: '短信验证码', codeHint: '6 位数字，5 分钟内有效', enter: '登录', lost: '手机已停用？请用用户名和密码登录后更换手机，或', recover: '找回用户名或密码',
  newTitle: '您还没有注册', newLead: '没有找到您的账号。请注册：已核实的姓名和证件号码会自动填好，注册完成后即可通过该平台登录。', name: '姓名', document: '证件号码', register: '开始注册',
};

/** Words of 政务服务平台登录. */
export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: (name) => `Sign in by ${name}`, lead: (name) => `You sign in at ${name} and come back here.`, taken: (name) => `From ${name} this site takes your name, document type and number, phone and level of verification, to find your account, and nothing else.`, go: (name) => `Go to ${name}`, ordinary: 'Sign in by user name and password', with: (name) => `Sign in by ${name}`,
    answerTitle: 'Go on signing in', answerLead: (name) => `You are back from ${name}.`, failed: (name) => `The sign-in at ${name} was not completed. Try again, or sign in by user name and password.`, continue: 'Continue', again: 'Start again',
    phoneTitle: 'Show your phone', phoneLead: 'Your account was found. The first time you come this way, show the phone bound to it, so that it is certain that the account is yours.', phone: 'Bound phone', send: 'Send a code', resend: 'Send another', sent: 'The code is on its way.', code: 'Code', codeHint: '6 digits, good for 5 minutes', enter: 'Sign in', lost: 'No longer your phone? Sign in by user name and password and change it, or', recover: 'recover user name or password',
    newTitle: 'You are not registered yet', newLead: 'No account of yours was found. Register: the verified name and number are filled in for you, and afterwards you can sign in this way.', name: 'Name', document: 'Document number', register: 'Register',
  },
};
