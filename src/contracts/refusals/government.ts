import type { RefusalWords } from './words.ts';

/** Noes of candidates' sign-in by a government identity platform (政务服务平台登录). */
export const GOVERNMENT_REFUSALS = {
  'government.off': { status: 404, zh: '没有启用政务服务平台登录', en: 'Sign-in by the government platform is not in use here' },
  'government.level_low': { status: 403, zh: '您在该平台的实名等级不够，请先在该平台完成实名认证，或用用户名和密码登录', en: 'Your identity is not verified there at the needed level; verify it there first, or sign in by user name and password' },
  'government.no_document': { status: 422, zh: '该平台没有提供姓名和证件号码，请用用户名和密码登录', en: 'The platform gave no name and document number; sign in by user name and password' },
  'government.name_differs': { status: 409, zh: '该证件号码已以其他姓名注册。请用用户名和密码登录；如非本人注册，请联系报名地考试机构', en: 'The document is registered under another name. Sign in by user name and password; if it was not you who registered, ask the examination body' },
  'government.no_phone': { status: 409, zh: '您的账号没有绑定手机，请用用户名和密码登录', en: 'Your account has no phone bound; sign in by user name and password' },
  'government.visit_over': { status: 409, zh: '登录已超时，或不是在本浏览器发起，请重新开始', en: 'This sign-in took too long or began in another browser; start again' },
} as const satisfies Record<string, RefusalWords>;
