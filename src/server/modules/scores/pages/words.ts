import type { Lang } from '#contracts/refusals.ts';

const zh = {
  title: '成绩查询', lead: '查询已经公布的成绩，不需要登录。', none: '目前没有已公布的成绩。公布时间请看通知公告。', notices: '查看通知公告', year: '考试年度', exam: '考试名称', choose: '选择', act: '操作', back: '返回', list: '已公布成绩的考试',
  entrance: (year: number, exam: string) => `${String(year)}年度${exam}成绩查询入口`, way: '查询方式', ways: { document: '证件号码', ticket: '准考证号' }, documentNumber: '证件号码', documentHint: '选择“证件号码”时填写，与报名时一致', ticketNumber: '准考证号', ticketHint: '选择“准考证号”时填写', name: '姓名', nameHint: '与报名时一致',
  ask: '查询', note: '姓名和号码须与报名时一致；生僻字可以写作报名时的写法。网上查询的成绩仅供本人了解，不作为证明。', signedIn: '已注册的考生登录后可在报考状态页直接查看，不需要验证码。', signIn: '登录查看',
  sheet: (year: number, exam: string) => `${String(year)}年度${exam}成绩`, person: '考生与考试', ticket: '准考证号', file: '档案号', noFile: '（无）', level: '级别', specialty: '专业',
  subjects: '各科成绩', subject: '科目', mark: '成绩', full: '满分', pass: '合格标准', outcome: '结果', outcomes: { passed: '达到', failed: '未达到', absent: '—', violation: '—', voided: '—', none: '—' },
  held: '暂不公布', heldText: '您的成绩暂不公布。请与报名地考试机构联系了解原因和办理办法。', phones: '各地咨询电话',
  complete: '各科成绩已在规定年限内全部达到合格标准', completeText: '是否取得资格以合格标准公布、考后核查和公示的结果为准。', more: (n: number) => `还有 ${String(n)} 科没有达到合格标准`, missing: '尚需通过', counted: '已计入',
  valid: (year: number) => `本年度达到合格标准的科目，成绩有效至 ${String(year)} 考试年度（含）`, validOnce: '成绩当年有效，不滚动', recheckTitle: '成绩复查', recheck: (until: string) => `对成绩有异议的，可在 ${until}（北京时间）前申请复查一次：主观题科目，以及显示 0 分、缺考、违纪的客观题科目。复查只核对漏评、合分、登记和违纪记录，不重新评卷。`,
  recheckLink: '申请复查', recheckAsked: '已申请，正在复查', recheckKept: '复查完毕，成绩无误', letter: '结果通知书（PDF）', recheckCorrected: (mark: string) => `复查完毕，成绩更正为 ${mark}`, recheckSubject: '申请复查的科目', statement: '情况说明（可不填）', statementHint: '例如：某题作答在答题卡指定区域，怀疑漏评', applications: '我的报考', noRecheck: '复查期已过。', notCertificate: '本页打印件不作为成绩证明，也不作为资格证书。', print: '打印本页', again: '再查一次', codes: '缺考、违纪、成绩无效的科目不显示分数。',
};

const en: typeof zh = {
  title: 'Scores', lead: 'Look up scores that are out. No sign-in is needed.', none: 'No scores are out at present. The announcements say when they will be.', notices: 'Read the announcements', year: 'Sitting', exam: 'Examination', choose: 'Choose', act: 'Action', back: 'Back', list: 'Examinations whose scores are out',
  entrance: (year, exam) => `${exam} ${String(year)}: look up scores`, way: 'Look up by', ways: { document: 'Identity document', ticket: 'Ticket number' }, documentNumber: 'Identity document number', documentHint: 'When you look up by identity document, as in the application', ticketNumber: 'Ticket number', ticketHint: 'When you look up by ticket number', name: 'Name', nameHint: 'As in the application',
  ask: 'Look up', note: 'Name and number must be as in the application. What is shown here is for the candidate’s information and proves nothing.', signedIn: 'Registered candidates see their scores on the status page once signed in, without a captcha.', signIn: 'Sign in',
  sheet: (year, exam) => `${exam} ${String(year)}: scores`, person: 'Candidate and examination', ticket: 'Ticket number', file: 'File number', noFile: '(none)', level: 'Level', specialty: 'Specialty',
  subjects: 'Marks', subject: 'Subject', mark: 'Mark', full: 'Full mark', pass: 'Pass line', outcome: 'Result', outcomes: { passed: 'Reached', failed: 'Not reached', absent: '—', violation: '—', voided: '—', none: '—' },
  held: 'Not shown for the present', heldText: 'Your scores are not shown for the present. Ask the examination agency where you applied why, and what to do.', phones: 'Telephones of all provinces',
  complete: 'All subjects have reached the pass line within the cycle', completeText: 'Whether the qualification is obtained is settled by the published pass line, the check after the exam and the public notice.', more: (n) => `${String(n)} ${n === 1 ? 'subject has' : 'subjects have'} not reached the pass line yet`, missing: 'Still to pass', counted: 'Counted',
  valid: (year) => `Subjects passed this year count through exam year ${String(year)}`, validOnce: 'Scores count in this year only', recheckTitle: 'Re-check', recheck: (until) => `Until ${until} (Beijing) you may ask once for a re-check: of subjective subjects, and of objective ones that show 0, absent or a breach. It looks for parts not marked, the sum, the registration and breach records; nothing is marked again.`,
  recheckLink: 'Ask for a re-check', recheckAsked: 'asked for, being checked', recheckKept: 'checked: the mark is right', letter: 'letter of the outcome (PDF)', recheckCorrected: (mark) => `checked: corrected to ${mark}`, recheckSubject: 'Subject to check again', statement: 'What makes you doubt it (may be left empty)', statementHint: 'For instance: an answer in its place on the sheet that may not have been marked', applications: 'Applications', noRecheck: 'The time for re-checks is over.', notCertificate: 'A printout of this page proves no score and is no certificate.', print: 'Print this page', again: 'Look up again', codes: 'Subjects absent, in breach or void show no mark.',
};

/** Words of the score pages. */
export const words: Record<Lang, typeof zh> = { zh, en };
