const zh = {
  title: '考试情况与诚信记录', lead: '考试机构就您参加考试的有关情况发给您的文书、您的意见，以及您名下的诚信记录都在这里。', cases: '办理中的和已办结的事项', none: '没有需要您处理的事项。', records: '诚信记录', noRecords: '您名下没有诚信记录。',
  exam: '考试', state: '办理状态', opened: '开始时间', waits: '等您办理', decision: '决定文号', decided: '决定日期', kind: '类别', period: '记录期限', from: '自', long: '长期', recordState: '现状', closedOn: (day: string) => `自 ${day} 起停止记录`,
  recordMeans: '记录期限内您仍可以报名参加考试，只是报名时不适用告知承诺制，须按报考地规定办理资格核验。期限届满后自动停止，不需要您办理手续。',
  correct: '认为记录有误的', correctHow: '可以向作出决定的考试机构书面提出更正；决定经行政复议、行政诉讼撤销或者变更的，凭复议决定书、判决书办理。', phones: '各省咨询电话', see: '查看',
  receiptNotice: '考试机构就您参加这次考试的有关情况制作了告知书。签收后可以阅读全文，并在规定期限内说明情况、提供材料。',
  receiptNoticeDays: (days: number) => `签收之日起 ${String(days)} 个工作日内，您可以陈述、申辩；在此之前考试机构不会作出决定。签收只表示您已收到，不表示您同意其中的内容。`,
  receiptDecision: '考试机构作出了决定。签收后可以阅读全文，其中写明了理由和您可以采取的救济途径。签收只表示您已收到，不表示您同意。', receive: '查看并签收',
  letters: '文书', download: '下载（PDF）', number: '编号', earlier: '以前的文书', statement: '陈述、申辩', until: '截止', statementLead: '您可以就事实、理由和证据说明情况，也可以附上材料。您的意见会被复核并在决定中答复，不会因此加重处理。',
  answer: '您的答复', answers: { state: '提出陈述、申辩', waive: '不再陈述、申辩' }, waiveHint: '选择后考试机构可以继续办理；在截止前您仍可以改为提出意见。', text: '您的意见', textHint: '请写明哪些情况与事实不符、依据是什么', files: '附件', filesHint: '可以不传，最多 20 个文件', send: '提交',
  given: '您已提交的意见', on: '日期', what: '内容', by: '来自', waived: '不再陈述、申辩', ownFiles: '您提交的材料',
  next: '接下来', nextText: {
    opened: ['考试机构正在更正有关内容，会重新制作告知书，您将重新获得陈述、申辩的期限。'], noticed: ['签收告知书，阅读全文。', '在期限内说明情况，或者选择不再陈述。', '考试机构复核您的意见后，由两名工作人员先后拟定和批准决定。'],
    hearing: ['在截止前说明情况，或者选择不再陈述。', '考试机构复核您的意见后，由两名工作人员先后拟定和批准决定。', '结果会短信通知您。'], heard: ['考试机构正在复核您的意见。', '在截止前您还可以补充。', '结果会短信通知您。'],
    proposed: ['考试机构正在研究，结果会短信通知您。'], decided: ['签收决定书，阅读全文。'], served: [], recorded: [], dismissed: ['事项已办结，考试机构不作处理，您的报名和成绩不受影响。'], withdrawn: [], corrected: ['原决定已变更或撤销；曾记入诚信记录的，已相应更正。'],
  }, remedy: (days: number, months: number) => `不服决定的，可以自收到决定书之日起 ${String(days)} 日内申请行政复议，也可以在 ${String(months)} 个月内向人民法院提起行政诉讼。`,
  ask: '有疑问请联系', published: (from: string, until: string) => `该决定自 ${from} 至 ${until} 在本网站公布，姓名和证件号码已隐去部分内容。`, publishedTitle: '处理决定公布', publishedLead: '考试机构依法公布的处理决定。姓名、证件号码已隐去部分内容；公布期满自动移除。', publishedNone: '目前没有公布的处理决定。',
  name: '姓名', document: '证件号码', article: '依据', disposition: '处理', agency: '决定机构', shown: '公布期间', newest: '回到最新', older: '更早的', zhOnly: '',
};

export type MatterWords = typeof zh;

export const words: { zh: MatterWords; en: MatterWords } = {
  zh,
  en: {
    title: 'Examination matters and records', lead: 'Letters the examination body wrote to you about an examination, what you answered, and the records under your name.', cases: 'Matters, open and closed', none: 'Nothing waits for you.', records: 'Integrity records', noRecords: 'There is no record under your name.',
    exam: 'Examination', state: 'State', opened: 'Begun', waits: 'Waits for you', decision: 'Decision', decided: 'Decided on', kind: 'Kind', period: 'Record period', from: 'From', long: 'Long term', recordState: 'Now', closedOn: (day) => `Closed from ${day}`,
    recordMeans: 'While the record counts you can still apply for examinations; only the commitment route is not open to you, and the place where you apply checks your papers. When the period is over it ends by itself; you need do nothing.',
    correct: 'If you think a record is wrong', correctHow: 'Write to the body that decided. Where the decision was lifted or changed by review or a court, hand in that paper.', phones: 'Enquiry phones of the provinces', see: 'Look',
    receiptNotice: 'The examination body has written a notice to you about this examination. Take it in to read it in full; then you can say how it was and hand in papers within the time it names.',
    receiptNoticeDays: (days) => `For ${String(days)} working days from then you can answer; nothing is decided before. Taking it in only means that you received it, not that you agree.`,
    receiptDecision: 'The examination body has decided. Take the letter in to read it in full; it gives the reasons and what you can do. Taking it in only means that you received it, not that you agree.', receive: 'Take in and read',
    letters: 'Letters', download: 'Download (PDF)', number: 'Number', earlier: 'Earlier letters', statement: 'Your answer', until: 'Until', statementLead: 'Say how it was: facts, reasons, proofs. What you say is considered and answered in the decision, and never makes it heavier.',
    answer: 'You answer', answers: { state: 'I have something to say', waive: 'I have nothing to say' }, waiveHint: 'The examination body can then go on; until the time is over you can still say something.', text: 'What you say', textHint: 'What is not as it was written, and what shows it', files: 'Papers', filesHint: 'May be left out; at most 20 files', send: 'Send',
    given: 'What you said', on: 'Day', what: 'Words', by: 'From', waived: 'Nothing to say', ownFiles: 'Papers you handed in',
    next: 'What comes next', nextText: {
      opened: ['The examination body amends the matter and will write a new notice; you will have your full time again.'], noticed: ['Take the notice in and read it.', 'Say how it was within the time, or that you have nothing to say.', 'What you say is considered; one officer proposes a decision, another approves it.'],
      hearing: ['Say how it was before the time is over, or that you have nothing to say.', 'What you say is considered; one officer proposes a decision, another approves it.', 'You are told by text message.'], heard: ['What you said is being considered.', 'You can add to it until the time is over.', 'You are told by text message.'],
      proposed: ['It is being considered; you are told by text message.'], decided: ['Take the decision in and read it.'], served: [], recorded: [], dismissed: ['The matter is closed without measures; your application and results are not touched.'], withdrawn: [], corrected: ['The decision was changed or lifted; a record of it, where there was one, is corrected.'],
    }, remedy: (days, months) => `If you disagree you can ask for administrative review within ${String(days)} days of receiving the decision, or bring an action within ${String(months)} months.`,
    ask: 'With questions, contact', published: (from, until) => `The decision is shown on this site from ${from} to ${until}, name and number partly hidden.`, publishedTitle: 'Published decisions', publishedLead: 'Decisions published by law. Names and numbers are partly hidden; each disappears by itself when its time is over.', publishedNone: 'No decisions are published at present.',
    name: 'Name', document: 'Document', article: 'On the strength of', disposition: 'Decision', agency: 'Decided by', shown: 'Shown', newest: 'Back to the newest', older: 'Older', zhOnly: 'The letter is in Chinese, the official language of the procedure.',
  },
};
