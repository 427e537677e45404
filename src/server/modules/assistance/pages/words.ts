const zh = {
  title: '协助与更正', lead: '您申请的、或考试机构为您办理的事项：解锁修改、找回、信息更正、复核申请等，办理经过都在这里。', none: '目前没有协助事项。',
  kind: '事项', state: '办理状态', about: '内容', opened: '提出时间', see: '查看', ask: '需要协助时，请联系报名地考试机构。', phones: '各省咨询电话',
  reason: '理由', answer: '答复', decided: '办结时间', files: '证明材料', history: '办理经过', when: '时间', what: '经过', who: '办理人',
  diff: '修改前后对照', item: '项目', before: '修改前', after: '修改后', noDiff: '重新确认的信息与修改前一致。', application: '查看该报考', letter: '下载结果通知书（PDF）',
  waiting: { unlock: '考试机构正在复核，同意后会短信通知您。', appeal: '正在由原核验人员以外的人员处理。', other: '考试机构正在复核，办结后会短信通知您。' },
  unlockOpen: '请在开放时间内登录修改，并重新确认报名信息；逾期未确认的，恢复修改前的信息和状态。', goOn: '去修改', due: '答复期限',
  appeal: '申请复核', appealLead: '对资格核验不通过的结果有异议的，可以申请复核，由原核验人员以外的工作人员处理。', number: '报名序号', contested: '核验意见', appealUntil: '申请截止', appealReason: '事实和理由', appealHint: '请写明哪一项认定有误、事实是什么、依据什么材料', appealFiles: '可以不传，最多 10 个文件', appealAct: '提交复核申请',
  appealFollows: ['每次核验结果只能申请一次复核。', '考试机构在 15 日内答复，结果短信通知，并出具结果通知书。', '复核期间不影响您在报名时间内自行修改后重新提交。'],
  closing: '申请注销账号', closingLead: '不再使用本账号时可以申请注销，由考试机构复核后办理。没有进行中的事项时，可以在“我的个人信息”中自助注销。', closingReason: '请说明原因', closingAct: '提交注销申请', back: '返回', withdraw: '撤回申请',
  closingFollows: ['注销后不能再登录，登录状态会全部退出，绑定的手机解除绑定。', '报名档案、成绩和证书信息依法保存，不会删除。', '以后需要时，可以用同一证件重新注册。'], closingLive: '您有进行中的报考，请先放弃报名或待报考结束后再申请', closingMatter: '您有未办结的考试情况事项（见“考试情况与诚信记录”），办结后再申请',
};

type CaseWords = typeof zh;

const en: CaseWords = {
  title: 'Help and corrections', lead: 'What you asked for, or the examination body does for you: unlocks, recovery, corrections, appeals, each with its history.', none: 'There is nothing at present.',
  kind: 'Matter', state: 'State', about: 'About', opened: 'Opened', see: 'Look', ask: 'If you need help, contact the examination body where you apply.', phones: 'Enquiry phones of the provinces',
  reason: 'Reason', answer: 'Answer', decided: 'Settled', files: 'Proofs', history: 'History', when: 'When', what: 'What', who: 'By',
  diff: 'Before and after', item: 'Item', before: 'Before', after: 'After', noDiff: 'What was confirmed again is the same as before.', application: 'Look at the application', letter: 'Download the outcome letter (PDF)',
  waiting: { unlock: 'The examination body is checking it; you will be told by text message.', appeal: 'It is being settled by somebody else than the reviewer.', other: 'The examination body is checking it; you will be told by text message.' },
  unlockOpen: 'Sign in while it is open, change the data and confirm again; otherwise the earlier data and state stand again.', goOn: 'Change the data', due: 'Answer due',
  appeal: 'Appeal', appealLead: 'If you object to the rejection, somebody else than the reviewer settles your appeal.', number: 'Application number', contested: 'Reviewer’s words', appealUntil: 'To be filed before', appealReason: 'Facts and reasons', appealHint: 'Say which finding is wrong, what the facts are, and what proves them', appealFiles: 'May be left out; at most 10 files', appealAct: 'File the appeal',
  appealFollows: ['Each decision can be appealed once.', 'The examination body answers within 15 days by text message and with a letter.', 'Meanwhile you may still correct and hand in again while applications are open.'],
  closing: 'Close the account', closingLead: 'If you no longer use this account you may ask for it to be closed; the examination body checks the request. With nothing under way you can close it yourself under “My personal data”.', closingReason: 'Say why', closingAct: 'Ask for closing', back: 'Back', withdraw: 'Take the request back',
  closingFollows: ['You can no longer sign in, every sign-in ends, and the phone is released.', 'Archives, results and certificate data are kept as the law demands.', 'You may register again later with the same document.'], closingLive: 'You have an application under way; give it up or wait until it is over', closingMatter: 'An examination matter about you is not settled (see “Examination matters and records”); ask again when it is',
};

export const words = { zh, en };
