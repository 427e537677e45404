import type { RefusalWords } from './words.ts';

/** Noes of sign-ins by an identity provider of another house (统一身份认证、政务服务平台). */
export const SSO_REFUSALS = {
  'sso.off': { status: 404, zh: '没有启用统一身份认证登录', en: 'Single sign-on is not in use here' },
  'sso.visit_over': { status: 409, zh: '登录已超时，或不是在本浏览器发起，请重新开始', en: 'This sign-in took too long or began in another browser; start again' },
  'sso.answer_refused': { status: 422, zh: '统一身份认证的回应无效，未能登录，请重试', en: 'The answer of the identity provider is not valid; you are not signed in, try again' },
  'sso.not_bound': { status: 403, zh: '该统一身份尚未绑定工作人员账号，请联系管理员', en: 'No staff account is bound to this identity; ask your administrator' },
  'sso.only': { status: 403, zh: '工作人员须通过统一身份认证登录', en: 'Staff sign in by single sign-on here' },
  'sso.subject_taken': { status: 409, zh: '该统一身份已绑定或正在绑定其他工作人员，或此人已有绑定', en: 'This identity is bound, or being bound, to somebody; or the person has a binding already' },
  'sso.none_waits': { status: 409, zh: '没有待批准的绑定', en: 'No binding waits for approval' },
  'sso.none_bound': { status: 409, zh: '没有绑定', en: 'Nothing is bound' },
  'sso.two_people': { status: 403, zh: '提出人和批准人不能是同一人', en: 'Whoever proposes a binding cannot approve it' },
} as const satisfies Record<string, RefusalWords>;
