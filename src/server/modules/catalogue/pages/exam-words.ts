const zh = {
  home: {
    title: '专业技术人员资格考试网上报名', lead: '一次注册，多次报考。帐号注册随时开放，信息核验完成后，考试开放报名时即可直接报考。',
    register: '注册帐号', signIn: '登录', applications: '我的报考',
    note: '报名结束前未完成确认和缴费的，视为自动放弃报名。请尽早办理，避开截止前的高峰。',
    nowTitle: '现在', nowOpen: (n: number) => `${n} 项考试正在报名`, nowNone: '暂无考试报名', nextClose: '最近截止', nextTitle: '接下来', nextNone: '后续安排以公告为准', askTitle: '有疑问', ask: '选择报名地，查看当地考试机构和电话', dates: '近期日程', datesLead: '各地时间不同：开始为最早的报名地，截止为最晚的报名地。', byPlace: '按报名地查看', calendar: '报考日历', busy: '拥挤预报', opensAt: (t: string) => `${t} 开始报名`, beginTitle: '从这里开始', begin: ['注册帐号', '上传照片，等待核验', '选择考试和省份报名'],
    open: '正在报名', soon: '即将报名', none: '目前没有考试开放报名。您可以先注册并完善信息，报名时间以报名地考试机构的通知为准。', all: '查看全部考试',
    entries: [
      { title: '报考条件自测', text: '不用登录，看看能报哪个级别、还缺什么', href: '/eligibility' },
      { title: '合格人员公示', text: '正在公示的合格人员名单，可以提出异议', href: '/publicity' },
      { title: '文件核验', text: '扫码核对准考证、证书等文件的真伪', href: '/verify' },
      { title: '报考日历', text: '全部考试的报名、缴费、考试和成绩时间', href: '/calendar' },
      { title: '各省政策', text: '各省报名政策及业务咨询电话', href: '/provinces' },
      { title: '专业对照表', text: '查所学专业属于本专业、相近专业还是其他专业', href: '/majors' },
      { title: '照片助手', text: '拍照时实时提示，自动裁剪检查，照片不离开您的设备', href: '/photo-coach' },
      { title: '操作流程', text: '从注册到报名完成的每一步', href: '/guide' },
      { title: '找回用户名或密码', text: '通过密保问题或绑定手机', href: '/recover' },
    ],
    entriesTitle: '办事入口', news: '通知公告', allNews: '查看全部公告',
  },
  list: {
    title: '考试目录', lead: '全国专业技术人员职业资格考试的级别、科目、报考条件、收费标准和各省报名时间。', open: '正在报名', soon: '即将报名', other: '目前没有报名安排',
    exam: '考试', levels: '级别', month: '通常考试月份', monthOf: (months: number[]) => `${months.join('、')} 月`, apply: '报名时间', field: '专业领域', allFields: '全部领域', anyTime: '不限', show: '查看', all: '查看全部考试', noneFound: '没有符合条件的考试。', calendar: '报考日历：按月查看全部日程', busy: '拥挤预报：什么时候办理更顺畅', examOn: '考试日期', nothing: '目前没有',
  },
  standing: { open: (n: number) => `${n} 个省份正在报名`, before: '尚未开始', after: '已结束', opens: (t: string) => `${t} 起`, closes: (t: string) => `至 ${t}`, examOn: '考试日期：', applyFrom: '报名开始', applyUntil: '最晚截止' },
  exam: {
    about: '考试概况', certificate: '证书', authorities: '组织部门', code: '考试代码', examOn: '考试日期', commitment: '告知承诺制', commitments: { compulsory: '全部报考人员适用（失信人员除外）', optional: '报考人员自行选择是否采用', none: '不适用' },
    apply: '去报名', selfTest: '我能不能报？自测条件', nowOpen: (n: number) => `现有 ${n} 个省份开放报名`, notOpen: '目前没有省份开放报名',
    subjects: '级别与科目', heldAt: '开考时间', dayOf: (n: number) => `第 ${n} 天`, jump: { dates: '近期日程', subjects: '级别与科目', conditions: '报考条件', provinces: '各省时间和收费' }, datesLead: '各地时间不同，这里的开始是最早的报名地，截止是最晚的报名地。请在下方选择报名地，查看当地的准确时间。', calendar: '在报考日历中查看', busy: '拥挤预报', news: '有关公告', policies: '政策文件', allNews: '本考试的全部公告', allPolicies: '本考试的全部政策文件', place: (name: string) => `${name}报名指南`, level: '级别', cycle: '成绩有效期', cycleOf: (n: number) => (n === 1 ? '1 年，须一次通过全部科目' : `${n} 年滚动，连续 ${n} 个考试年度内通过全部科目`),
    subject: '科目', type: '题型', types: { objective: '客观题', subjective: '主观题', mixed: '客观题和主观题' }, minutes: '时长', minutesOf: (m: number) => `${m} 分钟`, marks: '合格/满分', specialties: '报考专业', openBook: '开卷', placeholder: '待公布',
    conditions: (year: number) => `报考条件（${year} 年度）`, conditionsLead: '符合以下任一项即可。工作年限计算至考试当年 12 月 31 日，全日制学习时间不计入；学历、学位须在考试日期前取得。', both: '须同时符合以下各部分，每部分符合任一项即可。',
    notIn: (names: string) => `（${names}部分专业不适用）`, certainty: { typical: '部分条件按惯例列出，以当年考试文件为准。', placeholder: '部分条件尚未取得正式文本，以当年考试文件为准。' },
    provinces: '各省报名时间、方式和收费', mine: '我的报名省份', see: '查看', notHeld: (name: string) => `${name}没有本次考试的安排。`,
    regions: { 1: '华北', 2: '东北', 3: '华东', 4: '中南', 5: '西南', 6: '西北' }, regionOf: (all: number, open: number) => `${all} 个省份${open > 0 ? `，${open} 个正在报名` : ''}`, province: '报名地', applyWindow: '报名', payUntil: '缴费截止', review: '资格核验', fee: '每科收费', phone: '咨询电话', pay: '缴费方式',
    reviewModes: { online: '线上核验', on_site: '现场核验', online_then_on_site: '先线上后现场' }, reviewTimings: { before: '考前', after: '考后', both: '考前和考后' }, payModes: { online: '网上支付', on_site: '现场缴费', both: '网上或现场' },
    phases: { unpublished: '未公布', before: '未开始', open: '报名中', after: '已截止' }, yuan: (t: string) => `${t} 元`, feesTypical: '标“约”的收费为常见标准，以当地公布为准。', about_: '约 ',
    trial: '本次安排为演示数据，不是正式公布的考试计划。', past: '以下为最近一次考试的安排，报名已经结束。', noSitting: '目前没有安排。',
  },
};

type ExamWords = typeof zh;

const en: ExamWords = {
  home: {
    title: 'Register for professional qualification examinations', lead: 'One account for every exam. Open it at any time; once your data are verified you can apply as soon as an exam opens.',
    register: 'Create an account', signIn: 'Sign in', applications: 'My applications',
    note: 'Who has not confirmed and paid when registration ends has given up. Do it early and keep clear of the last hours.',
    nowTitle: 'Now', nowOpen: (n) => (n === 1 ? '1 exam open' : `${String(n)} exams open`), nowNone: 'No exam is open', nextClose: 'next to close', nextTitle: 'Next', nextNone: 'To be announced', askTitle: 'Questions', ask: 'Choose your place: its agency and telephone', dates: 'Next dates', datesLead: 'Places differ: what opens is said by the first of them, what closes by the last.', byPlace: 'By place of application', calendar: 'Calendar of exams', busy: 'Crowded hours', opensAt: (t) => `opens ${t}`, beginTitle: 'Begin here', begin: ['Create an account', 'Upload your photo; your data are verified', 'Choose exam and province, and apply'],
    open: 'Open now', soon: 'Opening next', none: 'No exam is open at present. You may register and complete your data; the notice of the exam agency of your place of application says when it opens.', all: 'All exams',
    entries: [
      { title: 'Eligibility self-test', text: 'Which levels you could apply for and what is missing, without signing in', href: '/eligibility' },
      { title: 'Public lists', text: 'Who has passed everything; anybody may object', href: '/publicity' },
      { title: 'Check a document', text: 'By the code on a ticket or certificate', href: '/verify' },
      { title: 'Calendar', text: 'When every exam opens, closes, is held and marked', href: '/calendar' },
      { title: 'Provinces', text: 'Policies and enquiry telephones', href: '/provinces' },
      { title: 'Equivalent majors', text: 'Whether your major is a core, related or other one', href: '/majors' },
      { title: 'Photo coach', text: 'Guides you before the camera, cuts and checks; the picture stays with you', href: '/photo-coach' },
      { title: 'Step by step', text: 'Every step from the account to the completed application', href: '/guide' },
      { title: 'Recover user name or password', text: 'By your security question or your phone', href: '/recover' },
    ],
    entriesTitle: 'Where to go', news: 'Announcements', allNews: 'All announcements',
  },
  list: {
    title: 'Exams', lead: 'Levels, subjects, conditions, fees and provincial dates of the national professional qualification examinations.', open: 'Open now', soon: 'Opening next', other: 'Nothing scheduled at present',
    exam: 'Exam', levels: 'Levels', month: 'Usual month', monthOf: (months) => months.map((m) => MONTHS[m - 1] ?? '').join(', '), apply: 'Application', field: 'Field', allFields: 'All fields', anyTime: 'Any', show: 'Show', all: 'All exams', noneFound: 'No such exam.', calendar: 'Calendar: all dates by month', busy: 'Crowded hours: when it goes smoothly', examOn: 'Exam days', nothing: 'None at present',
  },
  standing: { open: (n) => (n === 1 ? 'open in 1 province' : `open in ${String(n)} provinces`), before: 'not open yet', after: 'closed', opens: (t) => `from ${t}`, closes: (t) => `until ${t}`, examOn: 'Exam days: ', applyFrom: 'Applications from', applyUntil: 'Last day' },
  exam: {
    about: 'About the exam', certificate: 'Certificate', authorities: 'Authorities', code: 'Exam code', examOn: 'Exam days', commitment: 'Commitment system', commitments: { compulsory: 'for all candidates but those with an integrity record', optional: 'the candidate chooses', none: 'not used' },
    apply: 'Apply', selfTest: 'Am I eligible? Self-test', nowOpen: (n) => (n === 1 ? 'Open in 1 province now' : `Open in ${String(n)} provinces now`), notOpen: 'Not open in any province now',
    subjects: 'Levels and subjects', heldAt: 'Begins', dayOf: (n) => `day ${String(n)}`, jump: { dates: 'Next dates', subjects: 'Levels and subjects', conditions: 'Conditions', provinces: 'Dates and fees by province' }, datesLead: 'Places differ: what opens is said by the first of them, what closes by the last. Choose your place below for its exact times.', calendar: 'In the calendar', busy: 'Crowded hours', news: 'Announcements', policies: 'Policy files', allNews: 'All announcements about this exam', allPolicies: 'All policy files about this exam', place: (name) => `Applying in ${name}`, level: 'Level', cycle: 'Validity of passes', cycleOf: (n) => (n === 1 ? '1 year: all subjects at one sitting' : `${String(n)} years: all subjects within ${String(n)} consecutive exam years`),
    subject: 'Subject', type: 'Type', types: { objective: 'objective', subjective: 'written', mixed: 'objective and written' }, minutes: 'Time', minutesOf: (m) => `${String(m)} minutes`, marks: 'Pass / full mark', specialties: 'Specialties', openBook: 'open book', placeholder: 'to be announced',
    conditions: (year) => `Conditions (exam year ${String(year)})`, conditionsLead: 'Any one of the following is enough. Years of work count to 31 December of the exam year, without full-time study; education and degree must be obtained before the exam.', both: 'Every part must be met; within a part any one line is enough.',
    notIn: (names) => ` (not for some specialties in ${names})`, certainty: { typical: 'Some conditions are the usual ones; the exam notice of the year decides.', placeholder: 'The official text of some conditions is not at hand; the exam notice of the year decides.' },
    provinces: 'Dates, ways and fees by province', mine: 'My province', see: 'Show', notHeld: (name) => `This exam is not held in ${name} this time.`,
    regions: { 1: 'North', 2: 'Northeast', 3: 'East', 4: 'Central and South', 5: 'Southwest', 6: 'Northwest' }, regionOf: (all, open) => `${all === 1 ? '1 province' : `${String(all)} provinces`}${open > 0 ? `, ${String(open)} open now` : ''}`, province: 'Place of application', applyWindow: 'Application', payUntil: 'Pay until', review: 'Verification', fee: 'Fee per subject', phone: 'Telephone', pay: 'Payment',
    reviewModes: { online: 'online', on_site: 'on site', online_then_on_site: 'online, then on site' }, reviewTimings: { before: 'before the exam', after: 'after the exam', both: 'before and after the exam' }, payModes: { online: 'online', on_site: 'on site', both: 'online or on site' },
    phases: { unpublished: 'not published', before: 'not open yet', open: 'open', after: 'closed' }, yuan: (t) => `¥${t}`, feesTypical: 'Fees marked “about” are usual ones; the local announcement decides.', about_: 'about ',
    trial: 'This schedule is demonstration data, not a published plan.', past: 'The schedule of the last sitting; applications are closed.', noSitting: 'Nothing is scheduled.',
  },
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** What the first page and the pages of exams say. */
export const examWords = { zh, en };
