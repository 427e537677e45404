import type { RefusalWords } from './words.ts';

/** Noes of the platform itself (请求层), before any rule of a module is asked. */
export const REQUEST_REFUSALS = {
  'request.not_found': { status: 404, zh: '页面或内容不存在，可能已被移走', en: 'There is nothing at this address; it may have moved', title: { zh: '没有找到页面', en: 'Page not found' } },
  'request.sign_in_needed': { status: 401, zh: '请先登录', en: 'Sign in first' },
  'request.forbidden': { status: 403, zh: '您没有进行此操作的权限', en: 'You are not permitted to do this', more: { zh: '；此操作由{who}办理', en: '; it is for: {whoEn}' } },
  'request.foreign_origin': { status: 403, zh: '请求来源不明，请回到本网站重新操作', en: 'The request did not come from this site; go back to it and try again' },
  'request.too_many': { status: 429, zh: '操作过于频繁，请在 {seconds} 秒后再试', en: 'Too many attempts; try again in {seconds} seconds' },
  'request.too_large': { status: 413, zh: '提交的内容过大', en: 'What you sent is too large' },
  'request.bad_format': { status: 400, zh: '提交的内容无法读取', en: 'What you sent cannot be read' },
  'request.unsupported_type': { status: 415, zh: '不支持的内容类型', en: 'This content type is not supported' },
  'request.busy': { status: 503, zh: '系统繁忙，您的内容没有丢失，请稍候再试', en: 'The system is busy; nothing is lost, try again shortly' },
  'request.crowded': { status: 503, zh: '现在登录和设置密码的人太多，请在 {seconds} 秒后再试；您填写的内容仍在页面上', en: 'Too many people are signing in or setting a password; try again in {seconds} seconds. What you typed is still here' },
  'request.unavailable': { status: 503, zh: '系统暂时无法处理，请稍后再试；如不能确定刚才的操作是否成功，请先查看结果，不要急于重复', en: 'The system cannot answer at the moment; try again shortly. If you cannot tell whether your last act was taken, look at its result first' },
  'request.service_away': { status: 503, zh: '系统所依赖的外部服务暂时没有响应，本次提交没有受理，您填写的内容仍在页面上，请稍后再试', en: 'A service this depends on does not answer at the moment; nothing was taken, what you typed is still here. Try again shortly' },
  'request.overloaded': { status: 503, zh: '访问人数过多，系统暂不受理本次请求，什么都没有改变，请在 {seconds} 秒后再试', en: 'Too many people ask at once; this request was not taken and nothing has changed. Try again in {seconds} seconds', title: { zh: '系统繁忙', en: 'Busy' } },
  'rush.waiting': { status: 503, zh: '正在排队，尚未轮到您；本次请求没有受理，请在 {seconds} 秒后再试', en: 'You are in the queue and it is not your turn yet; this request was not taken. Try again in {seconds} seconds' },
  'request.key_reused': { status: 409, zh: '同一提交编号对应了不同的内容，请刷新页面后重试', en: 'The same submission key came with other content; reload the page and try again' },
  'request.captcha_failed': { status: 422, zh: '验证未通过或已过期，请重新验证', en: 'The check failed or has expired; do it again' },
} as const satisfies Record<string, RefusalWords>;
