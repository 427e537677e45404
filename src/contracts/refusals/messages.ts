import type { RefusalWords } from './words.ts';

/** Noes about messages (短信、邮件、站内消息). */
export const MESSAGE_REFUSALS = {
  'message.not_found': { status: 404, zh: '没有这条消息', en: 'There is no such message' },
  'message.receipt_refused': { status: 403, zh: '回执的签名不正确', en: 'The signature of the receipt is not right' },
  'message.receipt_other': { status: 409, zh: '回执与所发消息的编号不一致', en: 'The receipt names another sending of this message' },
  'template.not_found': { status: 404, zh: '没有这个模板版本', en: 'There is no such version of a template' },
  'template.event_unknown': { status: 404, zh: '没有这种消息', en: 'There is no such kind of message' },
  'template.foreign': { status: 403, zh: '全国模板由全国范围的人员编写；省级补充由本省人员编写', en: 'The nation’s words are written by staff of the nation, a province’s addition by that province' },
  'template.not_provincial': { status: 422, zh: '这种消息与报名地无关，不能有省级补充', en: 'This kind of message concerns no province; nothing can be added' },
  'template.draft_exists': { status: 409, zh: '已有 {by} 起草的版本尚未结束，请先办结', en: '{by} has already begun a version; finish that first' },
  'template.changed_meanwhile': { status: 409, zh: '{by} 刚刚修改了这个版本，请载入最新内容；您输入的内容仍在', en: '{by} has just changed this version; load the newest one. What you typed is kept' },
  'template.wrong_state': { status: 409, zh: '这个版本现为“{state}”，不能这样办理', en: 'This version is “{stateEn}”; that is not open' },
  'template.own_work': { status: 403, zh: '起草或修改过这个版本的人不能批准，须由另一人批准', en: 'Whoever wrote this version cannot approve it; a second person must' },
  'template.kind_wrong': { status: 422, zh: '内容与版本的种类不符', en: 'The content is not of this version’s kind' },
  'template.placeholder_unknown': { status: 422, zh: '这种消息没有“{name}”可填，请从列出的内容中选择', en: 'This message has nothing to fill in for “{name}”; choose from the list' },
  'template.placeholder_missing': { status: 422, zh: '缺少必须写出的内容：{name}', en: 'What must be said is missing: {name}' },
  'template.brace_stray': { status: 422, zh: '花括号只用于 {name} 这样的填写项', en: 'Curly brackets are for what is filled in only, like {name}' },
  'template.link_foreign': { status: 422, zh: '只能使用本平台的网址 {site}，不能链接到 {link}', en: 'Only addresses of this site, {site}, may be given, not {link}' },
  'template.sign_inside': { status: 422, zh: '短信签名由平台加上，正文不得再用【】', en: 'The sign of a text message is added by the platform; 【】 must not be used in the text' },
  'template.markup': { status: 422, zh: '消息是纯文字，请去掉 {tag}', en: 'A message is plain text; remove {tag}' },
  'template.control_character': { status: 422, zh: '含有看不见的控制字符，请重新输入', en: 'There are invisible control characters; type it again' },
  'template.sms_too_long': { status: 422, zh: '短信按样例共 {units} 字、{parts} 条，最多 {most} 条', en: 'The sample has {units} characters in {parts} parts; at most {most}' },
  'template.sms_parts': { status: 422, zh: '短信按样例共 {units} 字，将按 {parts} 条计费', en: 'The sample has {units} characters and is charged as {parts} parts' },
  'template.sms_obligatory': { status: 422, zh: '这种消息必须发送短信，不能关闭', en: 'This message must go by text message; it cannot be switched off' },
  'template.inbox_wanted': { status: 422, zh: '请填写站内消息的标题和内容', en: 'Give title and text of the message on the site' },
  'template.inbox_forbidden': { status: 422, zh: '带验证码的消息不得留在站内', en: 'A message with a code must not stand on the site' },
} as const satisfies Record<string, RefusalWords>;
