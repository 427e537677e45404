import type { Words } from '#contracts/words.ts';
import { invariant } from './invariant.ts';

/** One class of data about a person: what it is, how long it is kept and by which rule; `days` is the very number the housekeeping goes by, null where a law or another deadline decides. */
export type RetentionRule = { what: Words; days: number | null; kept: Words; why: Words };

const rule = (what: Words, days: number | null, kept: Words, why: Words): RetentionRule => ({ what, days, kept, why });
const inDays = (days: number, what: Words, why: Words): RetentionRule => rule(what, days, { zh: `${String(days)} 天`, en: `${String(days)} days` }, why);

/** How long each class of a person's data is kept (个人信息保存期限, 个人信息保护法 第 19 条、第 47 条). The only place these numbers stand: what forgets imports them, and the person reads them. */
export const RETENTION = {
  application: rule({ zh: '报考信息、确认记录、承诺书、资格核验决定', en: 'Applications, confirmations, commitments and review decisions' }, null, { zh: '长期保存（考试档案）', en: 'kept as the examination archive' }, { zh: '考试管理和证书管理的法定职责，供核查和救济', en: 'statutory duty of examination and certificate management; checks and remedies' }),
  result: rule({ zh: '成绩、合格情况、证书', en: 'Results, completions, certificates' }, null, { zh: '长期保存', en: 'kept for good' }, { zh: '专业技术人员职业资格证书管理，供查询和验证', en: 'management of professional qualification certificates; look-up and verification' }),
  money: rule({ zh: '缴费、退费、财政票据', en: 'Payments, refunds, fiscal receipts' }, null, { zh: '自会计年度终了起 30 年', en: '30 years from the end of the accounting year' }, { zh: '会计档案管理办法', en: 'rules on accounting archives' }),
  integrity: rule({ zh: '违纪处理和诚信档案记录', en: 'Breaches and integrity records' }, null, { zh: '处理决定规定的记录期（5 年或长期）', en: 'for the period of the decision: 5 years or long-term' }, { zh: '人力资源社会保障部令第 31 号', en: 'order no. 31 of the ministry' }),
  audit: rule({ zh: '谁查看和办理过您的资料（审计日志）', en: 'Who looked at your record and acted on it (the audit log)' }, null, { zh: '不少于 6 个月，不可更改', en: 'at least 6 months, unalterable' }, { zh: '网络安全法 第 21 条', en: 'Cybersecurity Law art. 21' }),
  account: rule({ zh: '注册信息、学历学位、照片', en: 'Account, education and degrees, photo' }, null, { zh: '账号存续期间；注销时清除手机、地址和登录设备，身份和学历随考试档案保存', en: 'while the account exists; closing clears phone, address and devices, identity and education stay with the archive' }, { zh: '报名服务所必需；个人信息保护法 第 13 条', en: 'needed for the service; PIPL art. 13' }),
  message: inDays(365, { zh: '站内消息的内容', en: 'Texts of messages' }, { zh: '供您查阅', en: 'for you to read' }),
  outbox: inDays(30, { zh: '发给没有账号的人的消息内容', en: 'Texts of messages to people without an account' }, { zh: '供查询送达情况', en: 'to answer whether they arrived' }),
  submission: inDays(2, { zh: '防止重复提交的记录', en: 'Records that keep a form from counting twice' }, { zh: '用后即无必要', en: 'needed no longer' }),
  quarantine: inDays(180, { zh: '查出恶意代码而隔离的文件', en: 'Files set apart for malware' }, { zh: '供安全调查', en: 'for the investigation' }),
  proof: inDays(1_826, { zh: '报考时上传的证明材料（文件）', en: 'Proofs uploaded with an application (the files)' }, { zh: '供考后核查、举报调查和救济；满期由两人批准后销毁', en: 'checks after the exam, investigations and remedies; destroyed by two officers when its time is over' }),
  caseFile: inDays(1_826, { zh: '协助事项上传的证明（文件）', en: 'Proofs uploaded with a case (the files)' }, { zh: '供复查；满期由两人批准后销毁', en: 'for later checks; destroyed by two officers when its time is over' }),
  draft: inDays(730, { zh: '已终止报考中没有保存成功的草稿', en: 'Unsaved drafts of applications that have ended' }, { zh: '供答复咨询；满期由两人批准后清除', en: 'to answer questions; cleared by two officers when its time is over' }),
  device: inDays(730, { zh: '登录过的设备和网络（摘要）', en: 'Devices and networks you signed in from (digests)' }, { zh: '用于发现他人冒用；满期由两人批准后清除', en: 'against strangers; cleared by two officers when its time is over' }),
  hint: inDays(365, { zh: '报名异常线索（审核参考）', en: 'Hints for reviewers about unusual registrations' }, { zh: '供审核人核对；不再出现即清除', en: 'for reviewers to compare; forgotten when seen no more' }),
  dataCopy: inDays(3, { zh: '您申请的个人信息副本', en: 'The copy of your data you asked for' }, { zh: '供您下载，之后删除', en: 'for you to download, then deleted' }),
  closing: inDays(7, { zh: '注销申请的冷静期', en: 'The wait before an account is closed' }, { zh: '防止误操作和他人冒用', en: 'against mistakes and strangers' }),
} satisfies Record<string, RetentionRule>;

const DAY = 86_400_000;

/** The classes of data there are. */
export type DataClass = keyof typeof RETENTION;

/** How long the housekeeping keeps a class whose days are numbered, in milliseconds; a class that a law decides on is not forgotten by any job. */
export function keptFor(of: DataClass): number {
  const { days } = RETENTION[of];
  invariant(days !== null, `no job may forget ${of}`);
  return days * DAY;
}
