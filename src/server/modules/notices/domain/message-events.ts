import type { Words } from '#contracts/words.ts';
import type { TemplateName } from './message-templates.ts';

/** What staff must know of an event to rewrite its words. */
export type EventFacts = {
  group: EventGroup;
  /** The text message cannot be switched off: a code, the safety of an account, or a deadline that begins with it. */
  smsObligatory: boolean;
  /** It is about an application, so that the province where it lies may add its phone line. */
  provincial: boolean;
  /** It tells of what is known already, and rests at night. */
  reminder?: true;
  /** What it can do without; every other placeholder must be said. */
  optional?: readonly string[];
};

export const EVENT_GROUPS = ['codes', 'account', 'application', 'review', 'integrity', 'photo'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

export const GROUP_WORDS: Record<EventGroup, Words> = {
  codes: { zh: '验证码', en: 'Codes' }, account: { zh: '账号与核验', en: 'Account and verification' }, application: { zh: '报名与缴费', en: 'Application and payment' },
  review: { zh: '资格核验', en: 'Eligibility review' }, integrity: { zh: '违纪与诚信', en: 'Breaches and integrity' }, photo: { zh: '照片', en: 'Photo' },
};

const code: EventFacts = { group: 'codes', smsObligatory: true, provincial: false };
const safety: EventFacts = { group: 'account', smsObligatory: true, provincial: false };
const deadline = (group: EventGroup): EventFacts => ({ group, smsObligatory: true, provincial: true });
const news = (group: EventGroup): EventFacts => ({ group, smsObligatory: false, provincial: true });
const decree: EventFacts = { group: 'integrity', smsObligatory: true, provincial: false };
const photo = (smsObligatory: boolean): EventFacts => ({ group: 'photo', smsObligatory, provincial: false });

/** Every event the platform tells people of, as far as its words go (消息事件). */
export const EVENTS: Record<TemplateName, EventFacts> = {
  code_register: code, code_rebind_phone: code, code_recover: code, code_assist: code, code_test_contact: code, code_government: code,
  account_assisted: safety, own_data: safety, new_device: safety, password_changed: safety, phone_changed: safety, mail_changed: safety, recovery_question_changed: safety, account_frozen: safety,
  registered: { group: 'account', smsObligatory: false, provincial: false, optional: ['name', 'phone'] },
  verification_done: { group: 'account', smsObligatory: false, provincial: false },
  application_confirmed: news('application'), application_lapsed: deadline('application'), application_complete: news('application'), application_voided: deadline('application'),
  application_unlocked: { ...deadline('application'), optional: ['parts'] }, application_unlock_ended: deadline('application'), deadline_near: { ...deadline('application'), reminder: true }, deadline_moved: deadline('application'),
  application_approved: deadline('review'), application_returned: deadline('review'), application_refused: deadline('review'), appeal_decided: deadline('review'), file_flagged: { group: 'review', smsObligatory: true, provincial: false }, sample_called: deadline('review'),
  sitting_suspended: deadline('application'), resit_arranged: deadline('application'), application_refunded: deadline('application'), refund_opened: news('application'), fee_refunded: news('application'), ticket_reissued: deadline('application'), ticket_held: deadline('application'), ticket_given_again: deadline('application'), certificate_issued: news('application'), certificate_reissued: deadline('application'), certificate_decision: decree, review_point_moved: deadline('review'), review_point_changed: deadline('review'), appointment_booked: news('review'), appointment_reminder: { ...news('review'), reminder: true },
  breach_notice: decree, breach_decision: decree, breach_dismissed: decree, integrity_record_changed: decree, breach_corrected: decree, integrity_record_expired: decree,
  photo_change_allowed: photo(true), photo_change_denied: photo(true), photo_change_revoked: photo(true), photo_approved: photo(false), photo_rejected: photo(true),
};

type Filler = { label: Words; sample: Words };

const same = (label: Words, sample: string): Filler => ({ label, sample: { zh: sample, en: sample } });

/** What each placeholder stands for, with a sample that is as long as such things are. */
const FILLERS: Record<string, Filler> = {
  code: same({ zh: '验证码', en: 'code' }, '068614'), minutes: same({ zh: '有效分钟数', en: 'minutes valid' }, '5'), hours: same({ zh: '有效小时数', en: 'hours valid' }, '24'),
  time: same({ zh: '时间', en: 'time' }, '2026-08-20 17:00'), at: same({ zh: '时间', en: 'time' }, '2026-08-20 09:00'), until: same({ zh: '截止时间', en: 'deadline' }, '2026-08-20 17:00'),
  name: { label: { zh: '姓名', en: 'name' }, sample: { zh: '阿依古丽·买买提', en: '阿依古丽·买买提' } }, phone: same({ zh: '电话', en: 'phone' }, '138********'), mail: same({ zh: '邮箱', en: 'mailbox' }, 'a****@example.cn'),
  network: same({ zh: '网络地址', en: 'network' }, '219.146.*.*'), what: { label: { zh: '事项', en: 'what was done' }, sample: { zh: '学历', en: 'education' } }, outcome: { label: { zh: '结果', en: 'outcome' }, sample: { zh: '核验通过', en: 'passed' } },
  exam: { label: { zh: '考试名称', en: 'exam' }, sample: { zh: '一级建造师', en: 'Constructor, level 1' } }, number: same({ zh: '报名序号', en: 'application number' }, '370340415260000127'),
  reason: { label: { zh: '原因', en: 'reason' }, sample: { zh: '工作年限证明未加盖公章', en: 'the certificate of employment has no seal' } }, decision: same({ zh: '处理决定文号', en: 'decision number' }, '鲁人考决〔2026〕12号'),
  parts: { label: { zh: '可修改的部分', en: 'parts open' }, sample: { zh: '工作信息', en: 'work' } }, amount: same({ zh: '金额', en: 'amount' }, '244.00'), todo: { label: { zh: '待办事项', en: 'what is to do' }, sample: { zh: '缴费', en: 'pay the fee' } },
  notice: { label: { zh: '停考通知全文', en: 'the whole notice' }, sample: { zh: '2026年度一级建造师考试因台风在山东省停考，请勿前往考场，准考证作废，报名费全额退还。文号：鲁人考〔2026〕12号。咨询电话：0531-55500137。', en: 'Constructor, level 1, 2026 is suspended in Shandong because of a typhoon. Do not go there; your ticket is void; the whole fee goes back. 鲁人考〔2026〕12号. Enquiries: 0531-55500137.' } },
  days: same({ zh: '考试日期', en: 'days of the exam' }, '2026-10-17、2026-10-18'),
  refund: same({ zh: '退费单号', en: 'refund number' }, 'R202608200686140068614'),
  point: { label: { zh: '审核点', en: 'review point' }, sample: { zh: '济南市人事考试中心', en: 'Jinan Examination Centre' } }, address: { label: { zh: '地址', en: 'address' }, sample: { zh: '历下区解放路1号', en: '历下区解放路1号' } },
  open: { label: { zh: '办理时间', en: 'hours' }, sample: { zh: '工作日 9:00–17:00', en: 'weekdays 9:00–17:00' } },
  place: { label: { zh: '地点', en: 'place' }, sample: { zh: '济南市人事考试中心（历下区解放路1号）', en: 'Jinan Examination Centre (历下区解放路1号)' } },
};

/** The placeholders of an event's words, each with its meaning and whether it must be said. */
export function placeholdersOf(event: TemplateName, names: readonly string[]): { name: string; label: Words; required: boolean; sample: Words }[] {
  const optional = EVENTS[event].optional ?? [];
  return names.map((name) => ({ name, ...(FILLERS[name] ?? same({ zh: name, en: name }, '…')), required: !optional.includes(name) }));
}
