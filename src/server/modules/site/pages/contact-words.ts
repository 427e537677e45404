import type { Lang } from '#contracts/refusals.ts';

/** One matter and the way it is settled: first what one can do oneself, then whom to ask. */
type Matter = { ask: string; first: string; links: { text: string; href: string }[] };

const zh = {
  title: '联系我们', lead: '先看看属于哪一类问题：多数可以自己办理，其余的按报名地找考试机构。',
  matters: '什么事找谁', provinces: '各省业务咨询电话', provincesLead: '报考条件、报名时间、资格核验、考场和证书发放由报名地考试机构答复。', place: '报名地', agency: '考试机构', phones: '电话',
  platform: '本平台', platformLead: '页面打不开、按钮没有反应、收不到验证码等技术问题，请拨打技术支持电话，并说明使用的手机或浏览器、出现问题的时间；有请求编号的请一并告知。不要在电话里告诉任何人您的密码和验证码。',
  noPlatform: '本平台的运行单位没有登记技术支持电话，请拨打报名地考试机构的电话。',
  fictional: '以上电话为虚构，仅供演示。', more: '各省政策和报名时间', answers: '考生问答',
  items: [
    { ask: '忘记用户名或密码', first: '用预留问题或手机验证码自行找回；都不行的，在线申请协助，由报名地考试机构核实身份。', links: [{ text: '找回用户名或密码', href: '/recover' }, { text: '申请协助', href: '/recover/assisted' }] },
    { ask: '姓名、证件号码有误，手机号码停用', first: '登录后看“注册维护”能否自行修改；不能的，向报名地考试机构申请更正，由两名工作人员办理。', links: [{ text: '注册维护', href: '/my/profile' }, { text: '申请协助', href: '/recover/assisted' }] },
    { ask: '能不能报、要交什么材料', first: '看考试页面的报考条件；所学专业拿不准的查专业对照表，再咨询报名地考试机构。', links: [{ text: '考试计划', href: '/exams' }, { text: '专业对照表', href: '/majors' }] },
    { ask: '确认后发现填错了', first: '看报考状态页是否允许修改；不允许又有特殊原因的，电话联系报名地考试机构申请解锁。', links: [{ text: '我的报考', href: '/my/applications' }] },
    { ask: '已经扣款，状态没有变', first: '不要重复支付。系统会主动向支付渠道查询；次日仍未更新的，记下支付订单号，联系报名地考试机构核对。', links: [{ text: '我的报考', href: '/my/applications' }, { text: '扣款后怎么办', href: '/questions#paid' }] },
    { ask: '对成绩、处理决定、公示名单有异议', first: '在公布的期限内在线提出复核、陈述申辩或异议；不能在线办理的，向报名地考试机构书面提出。', links: [{ text: '成绩查询', href: '/scores' }, { text: '处理决定公布', href: '/integrity-decisions' }, { text: '合格人员公示', href: '/publicity' }] },
    { ask: '核实证书、准考证的真伪', first: '输入或扫描文件上的防伪码，不需要登录。', links: [{ text: '文件核验', href: '/verify' }, { text: '证书查询', href: '/certificates' }] },
  ] as Matter[],
};

/** Words of 联系我们; a missing English word does not compile. */
export const contactWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'Contact', lead: 'See first what kind of question it is: most things you can do yourself, the rest is answered by the examination body of your place of application.',
    matters: 'Whom to ask for what', provinces: 'Enquiry telephones of the provinces', provincesLead: 'Conditions, dates, verification, exam rooms and certificates are answered by the examination body where you apply.', place: 'Place', agency: 'Examination body', phones: 'Telephone',
    platform: 'This service', platformLead: 'When a page does not open, a button does nothing or a code does not arrive, call technical support; say which phone or browser you use, when it happened and the request number if there is one. Never tell anybody your password or a code.',
    noPlatform: 'The operator of this service has given no technical telephone; call the examination body of your place of application.',
    fictional: 'These numbers are invented, for demonstration only.', more: 'Policies and dates of the provinces', answers: 'Questions and answers',
    items: [
      { ask: 'I forgot my user name or password', first: 'Recover them by your question or your phone; if neither works, ask for help online and the examination body checks your identity.', links: [{ text: 'Recover user name or password', href: '/recover' }, { text: 'Ask for help', href: '/recover/assisted' }] },
      { ask: 'My name or number is wrong, my phone is gone', first: 'Signed in, see whether “My details” lets you change it; otherwise ask your examination body to correct it, which two officers do together.', links: [{ text: 'My details', href: '/my/profile' }, { text: 'Ask for help', href: '/recover/assisted' }] },
      { ask: 'May I apply, and what must I hand in', first: 'Read the conditions on the page of the exam; look a doubtful major up in the table, then ask your examination body.', links: [{ text: 'Examinations', href: '/exams' }, { text: 'Equivalent majors', href: '/majors' }] },
      { ask: 'I confirmed and find a mistake', first: 'Your application says whether it can still be changed; if not and there is a special reason, call your examination body to have it unlocked.', links: [{ text: 'My applications', href: '/my/applications' }] },
      { ask: 'I was charged and nothing changed', first: 'Do not pay again. The service asks the payment channel by itself; if nothing changed the next day, note the order number and call your examination body.', links: [{ text: 'My applications', href: '/my/applications' }, { text: 'After being charged', href: '/questions#paid' }] },
      { ask: 'I disagree with a score, a decision or a public list', first: 'Within the published time ask for a recheck, make a statement or object online; what cannot be done online goes to your examination body in writing.', links: [{ text: 'Scores', href: '/scores' }, { text: 'Published decisions', href: '/integrity-decisions' }, { text: 'Public lists', href: '/publicity' }] },
      { ask: 'Is this certificate or ticket genuine', first: 'Type or scan its code; no sign-in is needed.', links: [{ text: 'Check a document', href: '/verify' }, { text: 'Certificates', href: '/certificates' }] },
    ],
  },
};
