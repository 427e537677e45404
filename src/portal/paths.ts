/** Addresses the kit itself links to; the modules that serve them use the same names. */
export const paths = {
  home: '/',
  exams: '/exams',
  provinces: '/provinces',
  calendar: '/calendar',
  busy: '/calendar/busy',
  majors: '/majors',
  notices: '/notices',
  search: '/search',
  recover: '/recover',
  register: '/register',
  signIn: '/sign-in',
  signOut: '/sign-out',
  applications: '/my/applications',
  profile: '/my/profile',
  captchaChallenge: '/api/captcha/challenge',
  captchaPicture: (key: string) => `/api/captcha/pictures/${encodeURIComponent(key)}`,
  captchaSound: (key: string, lang: 'zh' | 'en') => `/api/captcha/pictures/${encodeURIComponent(key)}/sound?lang=${lang}`,
} as const;

/** 无障碍: where the way of showing is chosen, with the way back to the page one comes from. */
export function accessibilityOf(path: string): string {
  const [where = '/'] = path.split('?');
  return where === '/accessibility' ? where : `/accessibility?from=${encodeURIComponent(where)}`;
}

/** The same page in the other language: the server reads `lang`, remembers it in a cookie and goes on as before. */
export function inLanguage(path: string, lang: 'zh' | 'en'): string {
  const [where = '/', query = ''] = path.split('?');
  const kept = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('lang='));
  return `${where}?${[...kept, `lang=${lang}`].join('&')}`;
}
