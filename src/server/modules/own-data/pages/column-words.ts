import type { Lang } from '#contracts/refusals.ts';
import { CASE_COLUMNS } from './case-column-words.ts';
import { NESTED_WORDS } from './nested-words.ts';

/** What the columns of a copy are called (data.json calls them by their own names); those of money, review, papers and cases stand beside. A test knows of every one. */
const OWN_COLUMNS: Record<string, readonly [zh: string, en: string]> = {
  account_id: ['帐号编号', 'account'], act: ['事项', 'act'], action: ['事项', 'act'], address: ['通信地址', 'address'], amount_in_fen: ['金额（分）', 'amount (fen)'], answer: ['答复', 'answer'], application_id: ['报考编号', 'application'], at: ['时间', 'at'], awarded_in: ['授予时间', 'awarded in'],
  born_on: ['出生日期', 'born on'], bytes: ['字节数', 'bytes'], certificate_number: ['证书编号', 'certificate number'], channel: ['渠道', 'channel'], commitment_state: ['承诺', 'commitment'], confirmed_at: ['确认时间', 'confirmed at'], content: ['内容', 'content'], content_type: ['文件类型', 'file type'], data_state: ['报考信息状态', 'state of the data'],
  decided_at: ['决定时间', 'decided at'], decision: ['决定', 'decision'], destination: ['送达地址', 'destination'], document_number: ['证件号码', 'document number'], document_type: ['证件类型', 'document type'], draft: ['草稿', 'draft'], due_in_fen: ['应缴金额（分）', 'amount due (fen)'], evaluation: ['报考条件判定', 'verdict on the conditions'],
  exam_code: ['考试代码', 'exam code'], exam_year: ['考试年度', 'exam year'], expires_at: ['有效期至', 'expires at'], file_name: ['文件名', 'file name'], file_number: ['档案号', 'file number'], form: ['报考表', 'form'], from_state: ['原状态', 'from state'], glyph_description: ['字形说明', 'description of characters'], graduated_in: ['毕业时间', 'graduated in'],
  id: ['编号', 'id'], institution: ['学校', 'institution'], ip: ['网络地址', 'network address'], issuing_country: ['签发国家', 'issuing country'], kind: ['类别', 'kind'], lang: ['语言', 'language'], letter: ['文书', 'letter'], level: ['层次', 'level'], level_code: ['级别', 'level'], mail: ['电子邮箱', 'mail'], major: ['专业', 'major'], mode: ['培养方式', 'mode of study'],
  name: ['姓名', 'name'], note: ['说明', 'note'], number: ['号码', 'number'], opened_at: ['提出时间', 'opened at'], order_number: ['订单号', 'order number'], outcome: ['结果', 'outcome'], paid_at: ['缴费时间', 'paid at'], particulars: ['内容', 'particulars'], payment_state: ['缴费', 'payment'], phone: ['手机', 'phone'], postcode: ['邮政编码', 'postcode'],
  prefecture: ['地市', 'prefecture'], province: ['省份', 'province'], queued_at: ['发送时间', 'queued at'], read_at: ['阅读时间', 'read at'], reason: ['理由', 'reason'], recipient: ['接收地址', 'recipient'], recovery_question: ['密码找回问题', 'recovery question'], registered_at: ['注册时间', 'registered at'], requested_at: ['申请时间', 'requested at'],
  review_state: ['资格核验', 'review'], sex: ['性别', 'sex'], signed_at: ['签署时间', 'signed at'], sitting_id: ['考次', 'sitting'], specialty_code: ['专业', 'specialty'], started_at: ['开始时间', 'started at'], state: ['状态', 'state'], subject_codes: ['科目', 'subjects'], to_state: ['新状态', 'to state'], type: ['类型', 'type'], uploaded_at: ['上传时间', 'uploaded at'], user_name: ['用户名', 'user name'],
  accepted_at: ['接受时间', 'accepted at'], added_at: ['添加时间', 'added at'], withdrawn_at: ['作废时间', 'withdrawn at'], first_signed_in_at: ['首次登录', 'first signed in'], last_signed_in_at: ['最近登录', 'last signed in'], changed_at: ['变更时间', 'changed at'], template: ['消息种类', 'kind of message'], marks: ['成绩', 'marks'], carried: ['以往合格科目', 'passes carried'],
  subject: ['操作对象', 'what was acted on'], copy_id: ['副本编号', 'copy'], done_parts: ['已完成的部分', 'parts done'], all_parts: ['全部部分', 'parts in all'], downloads: ['下载次数', 'downloads'], ready_at: ['完成时间', 'ready at'], closing_id: ['注销申请编号', 'request to close'], closes_at: ['注销生效时间', 'closes at'],
  actor_kind: ['操作方', 'who acted'], carrier: ['发送渠道商', 'carrier'], change_id: ['变更编号', 'change'], checks: ['照片检查结果', 'checks of the photo'], degree_id: ['学位编号', 'degree'], delivered_at: ['送达时间', 'delivered at'], education_id: ['学历编号', 'education'], event_id: ['记录编号', 'event'], linked_at: ['绑定时间', 'linked at'], merging: ['正在合并账号', 'being merged'], message_id: ['消息编号', 'message'],
  photo_id: ['照片编号', 'photo'], province_code: ['省份', 'province'], reject_reason: ['未通过原因', 'why it was rejected'], replaced_at: ['替换时间', 'replaced at'], resent_of: ['重发自', 'sent again from'], second: ['第二学位', 'second degree'], sent_at: ['发出时间', 'sent at'], tried_at: ['尝试发送时间', 'tried at'], sitting: ['考次', 'sitting'], fileNumber: ['档案号', 'file number'], examCode: ['考试代码', 'exam code'], firstYear: ['首次报考年度', 'first year'],
  results: ['各科成绩', 'results'], cancelled: ['停考年度', 'years suspended'],
};

/** A column in the reader's words. */
export function columnWords(column: string, lang: Lang): string {
  const known = OWN_COLUMNS[column] ?? CASE_COLUMNS[column];
  return known === undefined ? column : known[lang === 'zh' ? 0 : 1];
}

/** A part of a value in the reader's words: parts are named as columns are, in the manner of a program. */
export function partWords(part: string, lang: Lang): string {
  const known = NESTED_WORDS[part];
  return known === undefined ? columnWords(part.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), lang) : known[lang === 'zh' ? 0 : 1];
}

/** Every column that has words. */
export const namedColumns: readonly string[] = [...Object.keys(OWN_COLUMNS), ...Object.keys(CASE_COLUMNS)];
