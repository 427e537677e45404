import type { Lang } from '#contracts/refusals.ts';

const zh = {
  title: '暂时连不上网站',
  what: '您的网络似乎断开了，或者网站暂时无法访问。本页会自动重试，连上后立即打开您要看的页面，不必反复刷新。',
  again: '现在重试',
  /** While it is asked; when it did not answer. */
  asking: '正在重试…',
  away: '还是连不上，本页会继续自动重试。',
  keptTitle: '哪些内容不会丢失',
  kept: [
    '已经提交成功的内容、已经缴的费都在网站上，不受影响。',
    '报考信息在填写时自动保存；断网后填写的部分，30 分钟内在本窗口重新打开该页时恢复（电话和证件号码除外）。',
    '其他页面上还没有提交的内容只在那个页面上：如果它还开着，请不要关闭；点浏览器的“后退”也可能回到那里。',
    '不能确定是否提交成功的，连上后先看“我的报考”，重复提交不会重复报名或缴费。',
  ],
  askTitle: '急需办理',
  ask: '请拨打电话：',
  nobody: '请拨打报名地考试机构的咨询电话。',
  phone: '咨询电话',
  technicalPhone: '技术支持',
};

/** Words of the page that is shown without a network. */
export const offlineWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'The site cannot be reached for now',
    what: 'Your network seems to be down, or the site is away. This page tries again by itself and opens the page you wanted as soon as it can; there is no need to reload.',
    again: 'Try again now',
    asking: 'Trying again…',
    away: 'Still not there. This page goes on trying.',
    keptTitle: 'What is not lost',
    kept: [
      'Everything you had submitted and every fee you had paid is at the site and not affected.',
      'An application saves itself while you fill it in; what you typed without a network comes back when you open that page again in this window within 30 minutes (except telephone and document numbers).',
      'What you had not sent on other pages is only on those pages: keep them open if they are; “back” in the browser may lead there too.',
      'If you are not sure whether something was sent, look at “My applications” first; sending twice neither applies nor pays twice.',
    ],
    askTitle: 'If it is urgent',
    ask: 'Please call: ',
    nobody: 'Please call the examination body of the place where you apply.',
    phone: 'Support',
    technicalPhone: 'Technical support',
  },
};
