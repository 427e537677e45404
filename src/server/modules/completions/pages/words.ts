/** What the public and candidates read about publicity, objections and completion. */
const zh = {
  title: '资格考试合格人员公示', lead: '考试成绩全部合格并经核查的人员，在发证前向社会公示。公示期内任何单位和个人都可以反映情况。', none: '现在没有正在公示的名单。', list: '正在公示的名单', exam: '考试', place: '范围', time: '公示时间', people: '人数', see: '查看名单', home: '返回首页',
  of: (exam: string, place: string, number: number) => `${exam}合格人员公示（${place}${number > 1 ? `，第 ${String(number)} 批` : ''}）`,
  from: (from: string, to: string, days: number) => `公示时间：${from} 至 ${to}（${String(days)} 个工作日）。`,
  channel: '反映情况的方式', phone: '举报电话', mail: '电子邮箱', form: '网上提出异议', formText: '填写异议', asked: '查询办理结果',
  about: '为保护个人信息，证件号码只显示一部分。名单仅供公示期内查阅，不得用于其他用途。', entries: '公示名单', position: '序号', name: '姓名', document: '证件号码', province: '省份', level: '级别', specialty: '专业', object: '提出异议',
  order: '排列方式', orders: { list: '按名单顺序', pinyin: '按姓氏拼音', strokes: '按姓氏笔画' },
  find: '按姓名查找', findHint: '请输入完整姓名', findAct: '查找', all: '显示全部', nobody: '名单中没有这个姓名。', first: '回到第一页',
  objectTitle: '对公示人员提出异议', objectLead: '请写明您反映的事实和线索。提倡实名反映：留下联系方式便于核实和答复。反映内容和您的身份只有办理人员可以看到。', objectPosition: '名单序号', objectPositionHint: '公示名单第一列的数字', statement: '反映的情况', statementHint: '20 至 2000 字。请写明时间、地点、经过和可以核实的线索；请不要填写与此事无关的个人信息',
  way: '反映方式', ways: { named: '实名', anonymous: '匿名' }, reporterName: '您的姓名', reporterHint: '实名反映须填写', reporterPhone: '手机号码', reporterMail: '电子邮箱', contactHint: '实名反映请至少填写手机号码或电子邮箱中的一项', send: '提交异议',
  receivedTitle: '异议已收到', receivedText: '我们会调查核实。调查期间只暂缓此人的发证，不影响名单中的其他人。', reference: '受理编号', code: '查询码', codeText: '请抄下或拍下查询码：本页 10 分钟后不能再打开，查询办理结果时要用，遗失后无法找回。', back: '返回公示',
  askTitle: '查询异议办理结果', askLead: '用提交异议时得到的查询码查询。', codeHint: '16 位字母和数字，如 ABCD-EFGH-JKMN-PQRS', ask: '查询',
  answerTitle: '异议办理情况', state: '办理情况', receivedAt: '收到时间', decidedAt: '办结时间', answer: '答复', noAnswer: '正在办理，办结后在这里答复。',
  ownTitle: '合格判定与公示', applications: '我的报考', person: '基本情况', ticket: '准考证号', cycle: '成绩有效期', cycleOf: (n: number) => (n === 1 ? '一个考试年度' : `连续 ${String(n)} 个考试年度`), cancelled: '停考年度', cancelledOf: (years: string) => `${years} 年度停考，不计入有效期`,
  subjects: '各科目', subject: '科目', mark: '本次成绩', pass: '合格标准', counts: '计入', countsNot: '未计入', why: '说明', standing: '目前情况', notYet: '尚未全部合格，没有进入公示。', reasons: '原因', shown: (from: string, to: string) => `您在公示名单中，公示时间 ${from} 至 ${to}。`, shownLink: '查看公示',
  cleared: (at: string) => `公示无异议（${at}）。证书核发后可在报考状态页查看。`, note: '以上按现在的成绩、合格标准和核查情况即时计算，仅供本人了解，不是成绩证明或证书。有疑问请咨询报名地考试机构。', phones: '各省咨询电话',
};
type W = typeof zh;
const en: W = {
  title: 'Public notice of those who passed', lead: 'Whoever passed every subject and the check is announced to the public before the certificate. While the notice lasts, anybody may report what speaks against it.', none: 'No list is shown at the moment.', list: 'Lists shown now', exam: 'Exam', place: 'Area', time: 'Shown', people: 'People', see: 'See the list', home: 'Back to the start',
  of: (exam, place, number) => `Those who passed: ${exam} (${place}${number > 1 ? `, list ${String(number)}` : ''})`,
  from: (from, to, days) => `Shown from ${from} to ${to} (${String(days)} working days).`,
  channel: 'How to report something', phone: 'Telephone', mail: 'Mail', form: 'On this site', formText: 'Object', asked: 'See what became of an objection',
  about: 'To protect people, only a part of each document number is shown. The list is for this notice only and may not be used otherwise.', entries: 'The list', position: 'No.', name: 'Name', document: 'Document', province: 'Province', level: 'Level', specialty: 'Specialty', object: 'Object',
  order: 'Order', orders: { list: 'As on the list', pinyin: 'By reading', strokes: 'By strokes' },
  find: 'Find a name', findHint: 'The whole name', findAct: 'Find', all: 'Show all', nobody: 'This name is not on the list.', first: 'Back to the first page',
  objectTitle: 'Object to somebody on the list', objectLead: 'Say what happened and what can be checked. Your name is welcome: with a way to reach you we can ask and answer. Only those who work on it see what you write and who you are.', objectPosition: 'Number on the list', objectPositionHint: 'The figure in the first column', statement: 'What you report', statementHint: '20 to 2,000 characters: when, where, how, and what can be checked. Leave out personal data that have nothing to do with it',
  way: 'How', ways: { named: 'Under my name', anonymous: 'Without a name' }, reporterName: 'Your name', reporterHint: 'Needed under your name', reporterPhone: 'Mobile number', reporterMail: 'Mail address', contactHint: 'Under your name, give at least one of phone and mail', send: 'Hand in',
  receivedTitle: 'Your objection was received', receivedText: 'It will be looked into. Until then only this person’s certificate waits; nobody else on the list is held up.', reference: 'Reference', code: 'Code', codeText: 'Write the code down: this page cannot be opened again after ten minutes, the code opens the answer, and it cannot be recovered.', back: 'Back to the notice',
  askTitle: 'What became of an objection', askLead: 'By the code you got when you handed it in.', codeHint: '16 letters and digits, such as ABCD-EFGH-JKMN-PQRS', ask: 'Look up',
  answerTitle: 'What became of the objection', state: 'Where it stands', receivedAt: 'Received', decidedAt: 'Decided', answer: 'Answer', noAnswer: 'It is being worked on; the answer will stand here.',
  ownTitle: 'What is passed, and the public notice', applications: 'My applications', person: 'You', ticket: 'Ticket number', cycle: 'Passes count', cycleOf: (n) => (n === 1 ? 'in one exam year' : `within ${String(n)} consecutive exam years`), cancelled: 'Cancelled years', cancelledOf: (years) => `${years}: cancelled, not counted`,
  subjects: 'Subjects', subject: 'Subject', mark: 'Mark now', pass: 'Pass line', counts: 'Counts', countsNot: 'Does not count', why: 'Why', standing: 'Where you stand', notYet: 'Not every subject is passed yet; you are on no list.', reasons: 'Why', shown: (from, to) => `You are on a list shown from ${from} to ${to}.`, shownLink: 'See the notice',
  cleared: (at) => `Nothing was found against it (${at}). The certificate will appear on the page of your application.`, note: 'Computed from the marks, pass lines and checks of this moment, for your own information; it is no proof and no certificate. Ask the agency of your place of application.', phones: 'Telephones of the provinces',
};
export const words = { zh, en };
