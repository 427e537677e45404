const zh = {
  idleSoon: (minutes: number) => `您已较长时间没有操作，约 ${String(minutes)} 分钟后自动退出，未提交的内容会丢失。`, endsSoon: (minutes: number) => `本次登录约 ${String(minutes)} 分钟后到期，请尽快提交；之后须重新登录。`, stay: '继续工作',
  seeingAs: (name: string, roles: string) => `正在以 ${name}（${roles}）的视角查看`, readOnly: (viewer: string, until: string) => `只能查看，不能办理；${viewer} 的每次查看都会记录。${until} 自动结束。`, endSeeAs: '结束查看', hookPaused: (partner: string) => `${partner}：事件推送已自动暂停。`, hookWhy: (host: string, since: string | undefined, why: string) => `${host}${since === undefined ? '' : ` 自 ${since} 起`}一直送不到（${why}）。`, toHook: '查看并恢复', security: '我的安全', notOut: '网络不通，您还没有退出。请不要离开，稍候再按“退出”。',
};

/** Words of the frame around every screen. */
export const shellWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    idleSoon: (minutes) => `Nothing was done for a while: in about ${String(minutes)} min you are signed out, and what is not submitted is lost.`, endsSoon: (minutes) => `This sign-in ends in about ${String(minutes)} min; submit soon, then sign in again.`, stay: 'Go on working',
    seeingAs: (name, roles) => `You see as ${name} (${roles})`, readOnly: (viewer, until) => `Read-only; everything ${viewer} looks at is recorded. Ends by itself at ${until}.`, endSeeAs: 'End', hookPaused: (partner) => `${partner}: messages are paused.`, hookWhy: (host, since, why) => `Nothing reached ${host}${since === undefined ? '' : ` since ${since}`} (${why}).`, toHook: 'Look and resume', security: 'My security', notOut: 'No connection: you are still signed in. Do not leave; press “Sign out” again shortly.',
  },
};
