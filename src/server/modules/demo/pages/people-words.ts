import type { Lang } from '#contracts/refusals.ts';
import type { ShownState, Trait } from '../people/sample-people.ts';

const states: Record<ShownState | 'X3' | 'X5' | 'X6', string> = {
  S0: '未报名', S1: '已选考试', S2: '填报中', S3: '待签承诺书', S4: '待上传证明材料', S5: '照片待审', S6: '待信息确认', S7: '待线上核验', S8: '待现场核验',
  S9: '核验不通过', S10: '待缴费', S11: '支付处理中', S12: '报名完成', X1: '已放弃', X2: '逾期失效', X3: '报名无效', X5: '停考/退费', X6: '已退费',
};
const traits: Record<Trait, string> = {
  integrity: '诚信记录', returned: '退回补正', wrong_name: '错名重注册', frozen: '账号停用', phone_gone: '手机已转走', rare_name: '生僻字', manual: '需人工核验', failed: '核验未通过',
  hong_kong: '港澳居民', foreigner: '外籍',
};

const zh = {
  title: '样例人员',
  lead: '每一种报名状态都有一位样例人员。点一下就以其身份登录，并打开能看到该状态的页面；在页面上办理和真人完全一样。',
  signIn: '以此身份登录',
  signInAs: (name: string) => `（${name}）`,
  cannot: '账号已停用，不能登录',
  notReady: '正在准备',
  waiting: (n: number) => `还有 ${n} 位样例人员正在后台逐步办理（注册、核验、报名），稍候刷新即可。`,
  password: (password: string) => `也可以在“登录”页用用户名登录，所有样例人员的密码都是 ${password}。`,
  refresh: '刷新',
  staff: '工作人员',
  staffLead: '点一下登录工作台；密码同上。',
  crowdNone: '工作台的名单里目前只有上面几位。可以再带入 300 位虚构考生：分布在各省、近十来天报名，有的已缴费，有的等待核验、补正或缴费。',
  crowd: (ready: number, all: number) => `虚构考生 ${String(ready)} / ${String(all)} 位已办理到位${ready < all ? '，其余正在后台逐步办理，约需一两分钟，可刷新查看' : ''}。`,
  sendForCrowd: '再带入 300 位考生',
  lastSitting: '一次已结束的考试',
  lastSittingNone: '成绩、成绩复查、合格判定、公示与异议、证书这些页面目前没有内容。可以带入上一次咨询工程师（投资）考试：十五位山东考生，从座位、准考证到成绩、公示和证书。',
  lastSittingThere: '上一次咨询工程师（投资）考试的十五位考生已列在上面；座位、准考证、成绩、公示和证书由后台依次办理，约需一两分钟，可刷新查看。',
  sendForLastSitting: '带入上一次考试',
  userName: '用户名',
  document: '证件号码',
  phone: '手机',
  noPhoto: '未上传照片',
  states, traits,
};

/** Words of the page of the sample people. */
export const peopleWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'Sample people',
    lead: 'There is somebody in every state of an application. One press signs you in as them and opens the page where it is seen; everything can be done there as a real person would.',
    signIn: 'Sign in as this person',
    signInAs: (name) => ` (${name})`,
    cannot: 'Account suspended, cannot sign in',
    notReady: 'Being prepared',
    waiting: (n) => `${n} more are being taken through registration, verification and application in the background; refresh in a moment.`,
    password: (password) => `Or sign in on the ordinary page by user name; everybody’s password is ${password}.`,
    refresh: 'Refresh',
    staff: 'Staff',
    staffLead: 'One press signs in to the console; the password is the same.',
    crowdNone: 'The lists of the console hold only the people above. 300 invented candidates can be brought in: from many provinces, applied over the last ten days or so, some paid, some waiting for review, for correction or for payment.',
    crowd: (ready, all) => `${String(ready)} of ${String(all)} invented candidates are there${ready < all ? '; the others are being taken through in the background, a minute or two; refresh to see' : ''}.`,
    sendForCrowd: 'Bring in 300 more candidates',
    lastSitting: 'An examination that is over',
    lastSittingNone: 'Scores, re-checks, completions, public lists, objections and certificates are empty so far. The last examination of consulting engineers can be brought in: fifteen candidates of Shandong, from seats and tickets to scores, the public list and certificates.',
    lastSittingThere: 'The fifteen candidates of the last examination of consulting engineers stand above; seats, tickets, scores, lists and certificates are worked off in the background, a minute or two; refresh to see.',
    sendForLastSitting: 'Bring in the last examination',
    userName: 'User name',
    document: 'Document',
    phone: 'Phone',
    noPhoto: 'no photo yet',
    states: {
      S0: 'Not applied', S1: 'Examination chosen', S2: 'Filling in', S3: 'Letter to sign', S4: 'Evidence to upload', S5: 'Photo under review', S6: 'To be confirmed', S7: 'Online review', S8: 'On-site review',
      S9: 'Not passed', S10: 'To be paid', S11: 'Being paid', S12: 'Complete', X1: 'Given up', X2: 'Lapsed', X3: 'Void', X5: 'Suspended', X6: 'Fee given back',
    },
    traits: {
      integrity: 'Integrity record', returned: 'Returned', wrong_name: 'Wrong name', frozen: 'Suspended', phone_gone: 'Phone gone', rare_name: 'Rare character', manual: 'Manual check', failed: 'Not verified',
      hong_kong: 'Hong Kong and Macao', foreigner: 'Foreigner',
    },
  },
};
