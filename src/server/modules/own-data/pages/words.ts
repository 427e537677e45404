import type { CopyState } from '#contracts/own-data.ts';
import type { Lang } from '#contracts/refusals.ts';

const zh = {
  title: '我的个人信息', lead: '平台保存您的哪些信息、保存多久、谁看过，以及下载副本和注销账号，都在这里。',
  mine: '我的报考',
  rights: '您的权利', rightsText: '您可以查阅、复制、更正个人信息，了解处理规则，并申请注销（个人信息保护法第四十四条至第四十七条）。',
  links: [{ text: '查阅和更正注册信息', href: '/my/profile' }, { text: '谁查看过我的资料', href: '/my/profile/looks' }, { text: '身份、学历更正等协助事项', href: '/my/cases' }],
  copy: '个人信息副本', copyText: '一个压缩包：index.html 供您阅读，data.json 供其他系统读取（机器可读），另附照片和证明材料原文件。后台准备，好了在这里下载。', copyNot: '不在其中的：密码等只用于登录的秘密、他人的信息、工作人员姓名、尚未公布的成绩，以及还没有告知您的调查事项。',
  password: '当前密码', passwordHint: '副本包含您的全部信息，请确认是您本人', copyAct: '申请副本', copies: '已申请的副本',
  asked: '申请时间', state: '状态', states: { waiting: '正在准备', ready: '可以下载', failed: '没有成功，请重新申请', gone: '已删除' } satisfies Record<CopyState, string> as Record<CopyState, string>, progress: (done: number, all: number) => `已收集 ${String(done)} / ${String(all)} 类`,
  until: '下载截止', size: '大小', kb: (n: number) => `${String(n)} KB`, download: '下载', refresh: '刷新', none: '还没有申请过。',
  retention: '保存多久', retentionText: '按下列期限保存，到期由系统自动删除。', what: '信息', kept: '保存期限', why: '依据或目的',
  closing: '注销账号', closingText: '没有进行中的报考、退款和未办结事项时，可以自助注销，有 7 天冷静期。', closingGo: '注销账号…', closingWaits: (at: string) => `已申请注销，将于 ${at} 生效。改变主意可以撤回。`,
  closingLead: '分两步：今天申请，7 天冷静期后自动生效。冷静期内照常使用，随时可以撤回。',
  follows: ['生效后不能再登录，所有登录退出；手机号解除绑定，通信地址和登录设备记录清除。', '报考、成绩、证书、缴费和违纪处理记录按法定期限保存，不会删除；期限见“我的个人信息”。', '生效前请下载个人信息副本；生效后不能再下载。', '以后需要报考时，可以用同一证件重新注册。'],
  conditions: '现在还不能注销', conditionsMet: '现在可以申请注销', understood: '我已了解注销的后果', wouldBe: (at: string) => `现在申请，将于 ${at} 生效`, closeAct: '申请注销', takeBack: '撤回注销申请', waitsTitle: '注销申请已收到', stopped: '上一次注销申请没有生效：冷静期结束时又有了不能注销的事项。', back: '返回我的个人信息',
  document: { yes: '是', no: '否', title: '个人信息副本', made: (at: string) => `生成时间：${at}（北京时间）`, intro: '以下是平台保存的、与您有关的个人信息。同样的内容在 data.json 中供程序读取；照片和证明材料在 files 文件夹中。', rows: (n: number) => `${String(n)} 条` },
};

/** What the pages of one's own data say. */
export const words: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'My personal data', lead: 'What is kept of you, for how long, who looked at it, a copy to take with you, and closing the account.',
    mine: 'My applications',
    rights: 'Your rights', rightsText: 'You may see, copy and correct your personal data, know how it is handled, and close the account (Personal Information Protection Law, articles 44 to 47).',
    links: [{ text: 'See and correct my account', href: '/my/profile' }, { text: 'Who looked at my record', href: '/my/profile/looks' }, { text: 'Corrections of identity and education', href: '/my/cases' }],
    copy: 'A copy of my data', copyText: 'One archive: index.html to read, data.json for other systems (machine-readable), and your photo and proofs as files. It is made in the background and fetched here.', copyNot: 'Not in it: secrets that only serve to sign in, data of others, names of staff, scores that are not out, and inquiries you were not told of.',
    password: 'Current password', passwordHint: 'The copy holds everything about you: make sure it is you', copyAct: 'Ask for a copy', copies: 'Copies asked for',
    asked: 'Asked', state: 'State', states: { waiting: 'being made', ready: 'ready', failed: 'failed, please ask again', gone: 'deleted' }, progress: (done, all) => `${String(done)} of ${String(all)} classes collected`,
    until: 'To be fetched by', size: 'Size', kb: (n) => `${String(n)} KB`, download: 'Download', refresh: 'Refresh', none: 'None yet.',
    retention: 'How long data is kept', retentionText: 'Kept for these periods; the system deletes by itself what is over.', what: 'Data', kept: 'Kept', why: 'Basis or purpose',
    closing: 'Close the account', closingText: 'Without applications, refunds or matters under way you can close the account yourself; it takes effect after 7 days.', closingGo: 'Close the account…', closingWaits: (at) => `Closing was asked for and takes effect at ${at}. You may take it back.`,
    closingLead: 'Two steps: you ask today, and it takes effect by itself after 7 days. Until then everything works, and you may take it back at any time.',
    follows: ['Then nobody can sign in, every sign-in ends, the phone is released, and address and devices are cleared.', 'Applications, results, certificates, payments and decisions on breaches are kept for their legal periods and not deleted; see “My personal data”.', 'Download a copy of your data before; afterwards you cannot.', 'You may register again later with the same document.'],
    conditions: 'The account cannot be closed now', conditionsMet: 'The account can be closed', understood: 'I understand what follows', wouldBe: (at) => `Asked now, it takes effect at ${at}`, closeAct: 'Ask for closing', takeBack: 'Take the request back', waitsTitle: 'Closing was asked for', stopped: 'The last request did not take effect: when its waiting was over, something was under way again.', back: 'Back to my personal data',
    document: { yes: 'yes', no: 'no', title: 'Copy of personal data', made: (at) => `Made at ${at} (Beijing time)`, intro: 'This is the personal data about you that the platform keeps. The same is in data.json for programs; photo and proofs are in the folder files.', rows: (n) => (n === 1 ? '1 row' : `${String(n)} rows`) },
  },
};
