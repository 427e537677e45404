import type { RefusalCode } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';

/** Where trouble meets a question of 考生问答: at refusals with these codes, and on these pages (a `*` stands for one piece of an address). */
export type Answered = { words: Words; codes: readonly RefusalCode[]; pages: readonly string[] };
/** A question that is led to from nowhere in particular, and why. */
export type General = { general: string };

/** One row for each question others lead to, by its anchor on /questions: the codes and pages it answers. A test knows of every code, page and anchor. */
export const QUESTIONS = {
  forgot: { words: { zh: '忘记用户名或密码', en: 'Forgotten user name or password' }, codes: ['account.sign_in_failed', 'account.sign_in_delayed', 'account.recovery_expired'], pages: ['/sign-in', '/recover', '/recover/sms'] },
  'forgot-both': { words: { zh: '两种办法都不能找回', en: 'Neither way works' }, codes: ['account.recovery_failed', 'account.recovery_locked'], pages: ['/recover/proof', '/recover/assisted'] },
  'still-refused': { words: { zh: '重置后仍不能登录', en: 'Still refused after a reset' }, codes: ['account.sign_in_failed'], pages: ['/recover/password'] },
  'wrong-name': { words: { zh: '姓名或证件号码填错了', en: 'Name or document number is wrong' }, codes: ['account.document_known', 'account.identity_pending', 'verification.identity_failed'], pages: ['/register/form', '/register/re-entry', '/my/profile'] },
  registered: { words: { zh: '提示证件号码已经注册', en: 'The document number is registered already' }, codes: ['account.identity_registered', 'account.phone_taken'], pages: ['/register'] },
  'rare-name': { words: { zh: '姓名里有生僻字', en: 'A rare character in the name' }, codes: ['identity.name_characters', 'identity.name_not_drawn', 'identity.name_private_use', 'identity.name_mixed', 'identity.name_brackets', 'identity.glyph_needed'], pages: ['/register/form'] },
  'no-code': { words: { zh: '收不到短信验证码', en: 'The SMS code does not arrive' }, codes: ['account.code_wrong', 'account.code_spent', 'account.code_too_soon', 'account.code_phone_limit', 'account.code_address_limit'], pages: ['/register/phone', '/register/phone/code', '/my/profile/phone/code', '/recover/code'] },
  'phone-lost': { words: { zh: '手机丢了或换了号码', en: 'Phone lost or number changed' }, codes: ['account.code_wrong', 'account.phone_unchanged'], pages: ['/my/profile/phone', '/recover/sms'] },
  verification: { words: { zh: '核验未通过还能报名吗', en: 'Verification failed: may I apply?' }, codes: ['verification.identity_unfinished', 'verification.education_unfinished', 'verification.degree_unfinished', 'verification.education_failed', 'verification.too_soon', 'verification.too_often'], pages: ['/my/profile/education', '/my/verification'] },
  photo: { words: { zh: '对照片的要求', en: 'What photo is accepted' }, codes: ['photo.file_missing', 'photo.not_a_picture', 'photo.damaged', 'photo.too_many_pixels', 'photo.heic_unreadable', 'photo.too_small', 'photo.below_standard', 'photo.rejected', 'application.photo_missing', 'application.photo_not_approved', 'application.photo_rejected'], pages: ['/my/photo', '/my/photo/preview', '/photo-coach'] },
  'photo-tool': { words: { zh: '还需要照片审核工具吗', en: 'Is a photo tool needed?' }, codes: ['photo.below_standard'], pages: ['/my/photo', '/photo-coach'] },
  'photo-change': { words: { zh: '照片怎么更换', en: 'How to change the photo' }, codes: ['photo.locked', 'photo.change_open_already', 'photo.change_not_needed'], pages: ['/my/photo/change'] },
  modify: { words: { zh: '信息填错了还能修改吗', en: 'Can it be changed?' }, codes: ['application.wrong_state', 'application.policy_forbids_change', 'application.part_locked'], pages: ['/my/applications/*/modify', '/my/applications/*/confirm', '/my/applications/*/check'] },
  'modify-special': { words: { zh: '有特殊原因需要修改', en: 'A special reason to change' }, codes: ['application.policy_forbids_change', 'application.already_paid'], pages: ['/my/applications/*/modify'] },
  browser: { words: { zh: '日期不能填写、页面显示不正常', en: 'Dates or the page go wrong' }, codes: [], pages: ['/my/applications/*/form'] },
  postcode: { words: { zh: '邮政编码无法输入', en: 'The postcode cannot be typed' }, codes: ['identity.postcode_format'], pages: ['/my/profile/contact'] },
  'form-pdf': { words: { zh: '报名表打不开', en: 'The form does not open' }, codes: [], pages: ['/my/applications/*/print'] },
  major: { words: { zh: '提示所学专业不一致', en: 'The major differs' }, codes: ['application.mismatch_unanswered', 'application.not_eligible'], pages: ['/my/applications/*/form', '/my/applications/*/confirm/mismatch'] },
  paid: { words: { zh: '已扣款但没有显示报名完成', en: 'Charged, but not shown as paid' }, codes: ['payment.not_paid_yet', 'payment.already_paid', 'payment.order_live', 'application.payment_in_progress'], pages: ['/my/applications/*/pay', '/my/orders/*', '/my/orders/*/return', '/my/orders/*/check'] },
  'illegal-exterface': { words: { zh: '支付宝提示 ILLEGAL_EXTERFACE', en: 'Alipay says ILLEGAL_EXTERFACE' }, codes: ['payment.channel_unsuited'], pages: ['/my/orders/*'] },
  'no-jump': { words: { zh: '点击支付后没有跳转', en: 'Nothing opens after “pay”' }, codes: ['payment.gateway_unavailable', 'payment.channel_away'], pages: ['/my/applications/*/pay'] },
  'no-jump-still': { words: { zh: '仍然不能支付', en: 'Still unable to pay' }, codes: ['payment.gateway_unavailable', 'payment.too_many_attempts'], pages: ['/my/applications/*/pay'] },
  late: { words: { zh: '错过缴费时间', en: 'The payment deadline was missed' }, codes: ['payment.after_window'], pages: [] },
  'on-site': { words: { zh: '需要到现场核验吗', en: 'Must I come in person?' }, codes: ['application.materials_missing'], pages: ['/my/applications/*', '/my/applications/*/appointment', '/my/applications/*/materials'] },
  ticket: { words: { zh: '准考证打印不了', en: 'The ticket cannot be printed' }, codes: ['ticket.before_window', 'ticket.after_window', 'ticket.no_match', 'ticket.too_many_tries', 'ticket.held', 'ticket.none_yet', 'ticket.still_preparing', 'ticket.release_closed'], pages: ['/tickets', '/tickets/*', '/my/applications/*/ticket'] },
  score: { words: { zh: '对成绩有疑问', en: 'Doubts about a score' }, codes: ['score.query_closed', 'score.not_found', 'score.not_released'], pages: ['/scores', '/scores/*', '/my/applications/*/score'] },
} as const satisfies Record<string, Answered | General>;
export type QuestionId = keyof typeof QUESTIONS;

/** A link to a question as a page shows it. */
export type QuestionLink = { id: QuestionId; words: Words; href: string };

const ALL: readonly (QuestionLink & Pick<Answered, 'codes'> & { /** Its pages, each in the pieces of its address. */ pages: readonly (readonly string[])[] })[] = Object.entries<Answered>(QUESTIONS).flatMap(([id, row]) => (isQuestion(id) ? [{ id, ...row, pages: row.pages.map((page) => page.split('/')), href: `/questions#${id}` }] : []));

function isQuestion(id: string): id is QuestionId {
  return Object.hasOwn(QUESTIONS, id);
}

/** The questions that answer these refusals, each once, three at most. */
export function questionsOfCodes(codes: readonly (RefusalCode | undefined)[]): QuestionLink[] {
  return ALL.filter((q) => codes.some((code) => code !== undefined && q.codes.includes(code))).slice(0, 3);
}

/** The questions people have on a page, by its address. */
export function questionsOfPage(address: string): QuestionLink[] {
  const pieces = (address.split('?')[0] ?? '').split('/');
  return ALL.filter((q) => q.pages.some((page) => fits(page, pieces)));
}

const fits = (page: readonly string[], pieces: readonly string[]): boolean => page.length === pieces.length && page.every((piece, at) => piece === pieces[at] || (piece === '*' && /\d/.test(pieces[at] ?? '')));
