import type { Proof } from '#contracts/eligibility.ts';

const zh = {
  title: '报考条件自测',
  lead: '先填大致情况，看看能报考哪个级别、依据哪一条、还缺什么。不用注册，不问姓名和证件号码。',
  privacy: '填写的内容只写在本页网址里：平台不保存，也不与任何人关联。网址可以分享，里面没有能认出您的信息。',
  notDecision: '自测与报考表使用同一套条件，但不是资格核验的决定：能否报考以保存报考信息时的审查、报名地考试机构的核验和当年考试文件为准。',
  step1: '选择考试', exam: '考试', year: '考试年度', yearOf: (y: number) => `${String(y)} 年度`, next: '下一步，填写条件', ask: '看看能不能报', again: '修改条件',
  place: '报名地和专业', placeHint: '这项考试的部分条件因省份、专业而不同', province: '报名省份', specialty: '报考专业', any: '不限定',
  schooling: '学历', level: '学历层次', mode: '培养方式', major: '所学专业', majorHint: '按毕业证书填写；对照表按此查找', month: '毕业时间', monthHint: '如 201807；还没毕业的填预计时间',
  majorClass: '所学专业属于', majorClassHint: '这项考试没有专业对照表的，按证书上的专业如实选择', byTable: '按专业对照表判定', widest: '说不准',
  second: '还有另一个学历', degreeTitle: '学位', degree: '学位', noDegree: '没有，或不用学位', degrees: { bachelor: '学士', second: '第二学士学位', dual: '双学士学位', master: '硕士', doctorate: '博士' },
  degreeMajor: '学位专业', degreeMajorHint: '与第一个学历相同的不用填', degreeMonth: '学位授予时间', degreeMonthHint: '与毕业时间相同的不用填',
  work: '工作年限', years: '全部工作年限', yearsHint: (y: number) => `周年数，计算至 ${String(y)} 年 12 月 31 日，全日制学习时间不计入`, profession: '其中专业工作年限', professionHint: (p: string) => `从事${p}工作的年数`,
  held: '职称、证书和岗位', heldHint: '没有的不用填。取得时间只问年月，按当月最后一天计算',
  rank: '职称等级', ranks: { junior: '初级', intermediate: '中级', senior: '副高级', full_senior: '正高级' }, field: '职称系列', otherField: '其他系列', rankMonth: '取得职称的年月',
  cert: '已有证书', cert2: '另一本证书', certMonth: '取得证书的年月', post: '岗位', postMonth: '任职年月', born: '出生年份', bornHint: '部分条件要求年龄；只问年份，按当年最后一天计算', none: '没有',
  results: (exam: string, year: number) => `${exam} ${String(year)} 年度：各级别结果`, summaryMet: (names: string) => `按您填写的情况，可以报考：${names}。`, summaryNone: '按您填写的情况，本年度各级别的条件都还不符合。',
  met: '符合', later: '暂不符合，到时可报', no: '不符合', basedOn: (text: string) => `以下按“${text}”计算`,
  examOn: (day: string) => `考试日期 ${day}`, examUsual: (month: number) => `考试日期尚未公布，按通常的 ${String(month)} 月 1 日估算`,
  from: (day: string) => `自 ${day} 起举行的考试可以报考`, fromHow: '按您继续工作、条件不变推算；以届时的考试文件为准', nextExam: (year: number, months: string) => `最早是 ${String(year)} 年度的考试（通常 ${months} 月举行）`,
  waiting: '只等时间不能满足，还需要：', missing: '还缺：', rule: '适用条件', source: (text: string) => `依据：${text}`, typical: '（按惯例列出，以当年考试文件为准）', placeholder: '（尚未取得正式文本，以当年考试文件为准）',
  others: '本级别的其他条件', proofs: '需要的证明', noProofs: '这一级别不需要证明条件。',
  byTableFound: (major: string, name: string, category: string) => `专业对照表：“${major}”对应“${name}”，属于${category}。`, byTableNot: (major: string) => `专业对照表中没有“${major}”。报考时会提示但不会阻止，是否符合由报名地考试机构确认。`,
  categories: { core: '本专业', related: '相近专业', other: '其他专业' }, undeclared: (name: string) => `您没有选择专业类别，按“${name}”计算；如属于别的类别，请在下面选择后再看。`,
  share: '可以分享的链接', shareHint: '复制这个地址，打开就是同样的结果', otherExams: '这些条件还能报考哪些考试', fill: '用这些填写报考信息', toExam: '查看考试介绍', restart: '换一项考试', noLevels: '这一年度没有可以自测的级别。',
  all: { title: '这些条件还能报考哪些考试', lead: (y: number) => `按同样的情况逐项计算 ${String(y)} 年度的考试。专业工作年限按“从事的就是该考试的专业工作”计算。`, exam: '考试', result: '结果', states: { met: '符合', met_if: '视专业类别', later: '到时可报', no: '不符合' }, metIf: (names: string, c: string) => `专业属于“${c}”的符合：${names}`, later: (names: string, day: string, c: string | null) => `${c === null ? '' : `专业属于“${c}”的，`}${names}：自 ${day} 起的考试`, back: '回到自测结果', open: '自测这项考试', unread: '请先填写自测条件' },
  proof: {
    education: '学历证书：2002 年以后的大专及以上学历可自动核验；其他学历、国（境）外学历上传证书或认证报告', degree: '学位证书：2008 年 9 月以后的学位可自动核验；其他上传证书或认证报告',
    years_in_profession: '从事专业工作年限：签署承诺书，或上传单位盖章的年限证明', years_of_work: '工作年限：签署承诺书，或上传单位盖章的年限证明', title: '职称证书', certificate: '已取得的资格证书', post: '岗位任职证明', birth: '身份证件（年龄由证件得出）',
  } satisfies Record<Proof['kind'], string>,
};

type SelfTestWords = typeof zh;

const en: SelfTestWords = {
  title: 'Eligibility self-test',
  lead: 'State roughly where you stand and see which levels you could apply for, by which rule, and what is missing. No account, no name, no document number.',
  privacy: 'What you state stands in the address of this page only: the platform keeps none of it and ties it to nobody. The address can be shared; nothing in it tells who you are.',
  notDecision: 'The self-test goes by the same rules as the application form, but it is not a decision: what counts is the check when the form is saved, the verification by the exam agency of the place of application and the exam notice of the year.',
  step1: 'Choose an exam', exam: 'Exam', year: 'Exam year', yearOf: (y) => String(y), next: 'Next: my facts', ask: 'Can I apply?', again: 'Change my facts',
  place: 'Place and specialty', placeHint: 'Some conditions of this exam differ by province and specialty', province: 'Place of application', specialty: 'Specialty', any: 'not said',
  schooling: 'Education', level: 'Level of education', mode: 'Mode of study', major: 'Major', majorHint: 'As on the certificate; the table of majors is searched for it', month: 'Graduated in', monthHint: 'Such as 201807; an expected month is fine',
  majorClass: 'The major counts as', majorClassHint: 'Where the exam goes by no table of majors, choose truthfully by the certificate', byTable: 'decided by the table of majors', widest: 'not sure',
  second: 'One more education', degreeTitle: 'Degree', degree: 'Degree', noDegree: 'none, or not used', degrees: { bachelor: 'Bachelor’s', second: 'Second bachelor’s', dual: 'Dual bachelor’s', master: 'Master’s', doctorate: 'Doctorate' },
  degreeMajor: 'Major of the degree', degreeMajorHint: 'Leave empty if the same as of the first education', degreeMonth: 'Degree awarded in', degreeMonthHint: 'Leave empty if the same as graduation',
  work: 'Years of work', years: 'Years of work in all', yearsHint: (y) => `Whole years to 31 December ${String(y)}, without full-time study`, profession: 'Of these in the profession', professionHint: (p) => `Years in ${p}`,
  held: 'Titles, certificates and posts', heldHint: 'Leave empty what you do not hold. Only the month is asked; its last day is counted',
  rank: 'Title level', ranks: { junior: 'junior', intermediate: 'intermediate', senior: 'senior', full_senior: 'full senior' }, field: 'Title field', otherField: 'another field', rankMonth: 'Title obtained in',
  cert: 'Certificate held', cert2: 'Another certificate', certMonth: 'Certificate obtained in', post: 'Post', postMonth: 'Held since', born: 'Year of birth', bornHint: 'Some conditions ask for an age; only the year is asked, its last day is counted', none: 'none',
  results: (exam, year) => `${exam} ${String(year)}: level by level`, summaryMet: (names) => `By what you state you could apply for: ${names}.`, summaryNone: 'By what you state no level of this year is met yet.',
  met: 'Met', later: 'Not yet, but later', no: 'Not met', basedOn: (text) => `Counted with “${text}”`,
  examOn: (day) => `Exam on ${day}`, examUsual: (month) => `No date announced; counted with the 1st of the usual month (${String(month)})`,
  from: (day) => `You could sit exams held from ${day} on`, fromHow: 'provided you go on working and the rules stay; the exam notice of that year decides', nextExam: (year, months) => `The earliest is the exam of ${String(year)} (usually month ${months})`,
  waiting: 'Waiting alone does not meet it; what is needed: ', missing: 'Missing: ', rule: 'The rule that applies', source: (text) => `Source: ${text}`, typical: ' (the usual one; the exam notice of the year decides)', placeholder: ' (official text not at hand; the exam notice of the year decides)',
  others: 'Other ways to this level', proofs: 'Proof needed', noProofs: 'Nothing has to be proven for this level.',
  byTableFound: (major, name, category) => `Table of majors: “${major}” is “${name}”, a ${category} major.`, byTableNot: (major) => `“${major}” is not in the table of majors. The form will warn but not stop you; the exam agency of the place of application decides.`,
  categories: { core: 'core', related: 'related', other: 'other' }, undeclared: (name) => `You chose no class of majors, so “${name}” was counted; choose another below if yours is.`,
  share: 'Link to share', shareHint: 'Copy this address: it opens the same result', otherExams: 'Which other exams could I sit?', fill: 'Apply with these facts', toExam: 'About this exam', restart: 'Another exam', noLevels: 'There is no level to test in that year.',
  all: { title: 'Which other exams could I sit?', lead: (y) => `The same facts, counted for every exam of ${String(y)}. Years in the profession are taken as years in that exam’s profession.`, exam: 'Exam', result: 'Result', states: { met: 'Met', met_if: 'By class of major', later: 'Later', no: 'Not met' }, metIf: (names, c) => `met if the major counts as ${c}: ${names}`, later: (names, day, c) => `${c === null ? '' : `if the major counts as ${c}, `}${names}: exams from ${day} on`, back: 'Back to my result', open: 'Test this exam', unread: 'State your facts first' },
  proof: {
    education: 'Education certificate: junior college and above since 2002 is verified automatically; otherwise upload the certificate or a certification report', degree: 'Degree certificate: degrees since September 2008 are verified automatically; otherwise upload the certificate or a certification report',
    years_in_profession: 'Years in the profession: sign the commitment, or upload a proof sealed by the employer', years_of_work: 'Years of work: sign the commitment, or upload a proof sealed by the employer', title: 'Professional title certificate', certificate: 'The certificate held', post: 'Proof of the post', birth: 'Identity document (the age follows from it)',
  },
};

/** What the self-test says (报考条件自测). */
export const selfTestWords = { zh, en };

