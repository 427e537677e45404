import { describe, expect, test } from 'vitest';
import type { LetterAbout } from './letter-about.ts';
import { letterText, type LETTER_VERSION } from './letters.ts';

const ABOUT: LetterAbout = {
  exam: { zh: '一级建造师', en: 'Class 1 Constructor' }, year: 2026, province: { zh: '山东省', en: 'Shandong' }, phone: '0531-88597878', name: '欧阳倩', maskedDocument: '3701121991****2531',
};

/** What each point must say, in both languages; every pattern has to stand in one and the same paragraph. */
type Point = { id: string; zh: RegExp[]; en: RegExp[] };

const NOTICE: Point[] = [
  { id: 'R-2.2.1-13 (2): read the instructions, true data', zh: [/阅读.*《报考须知》和报考条件/, /如实填写并提交/], en: [/read the instructions/, /truthfully/] },
  { id: 'R-2.2.1-13 (2): the electronic letter, signed by nobody else', zh: [/本人在线签署《报考承诺书》/, /电子文本/, /不得由他人代签/], en: [/sign the letter of commitment online yourself/, /nobody may sign for you/] },
  { id: 'R-2.2.1-13 (3): no proof on application, checked by network and departments', zh: [/不再提交学历、学位、从事相关工作年限等证明/, /网络核验、部门间信息核查/, /无法.*核验.*补充提供证明/], en: [/years of work are not asked for/, /networks and with other departments/, /may be asked to prove/] },
  { id: 'R-2.2.1-13 (4): who passes is publicised', zh: [/考试合格/, /考试机构或行业主管部门在门户网站公示/, /任何人都可以反映/], en: [/announced on the portals/, /anybody may report/] },
  { id: 'R-2.2.1-13 (5): persons under a record', zh: [/诚信档案库/, /记录期内/, /不适用告知承诺制/, /报名地资格审核部门的规定/], en: [/integrity file/, /within the record period/, /cannot use the system/, /local review rules/] },
  {
    id: 'R-2.2.1-13 (6): what follows', zh: [/报名无效或者取消成绩/, /违纪违规行为处理规定/, /记入诚信档案库/, /全国信用信息共享平台/, /联合惩戒/, /通知所在单位/, /移送司法机关/],
    en: [/application or the results are void/, /regulation on breaches/, /integrity file/, /National Credit Information Sharing Platform/, /joint sanctions/, /told to your employer/, /judicial authorities/],
  },
];

const INSTRUCTIONS: Point[] = [
  { id: 'R-2.2.1-16: the letter of notification was read', zh: [/已阅读《报名证明事项告知承诺制告知书》/], en: [/have read the notification letter/] },
  { id: 'R-2.2.1-17: by oneself, true data, no refund after confirming', zh: [/本人按照.*操作流程/, /如实填写/, /一经确认.*不予退还/], en: [/Follow the application steps of the platform yourself/, /true data/, /fees paid are not refunded/] },
  { id: 'R-2.2.1-18: address for service', zh: [/手机号码、电子邮箱和详细通信地址/, /送达地址/, /发出即视为送达/], en: [/mobile number, mail and postal address/, /address for service/, /count as served/] },
  { id: 'R-2.2.1-19: identical papers', zh: [/遵守考试纪律/, /防止他人抄袭/, /雷同试卷.*成绩无效/], en: [/discipline/, /against copying/, /identical answer papers.*void/] },
  { id: 'R-2.2.1-20: changed contact data', zh: [/联系方式变更的，请及时登录更新/], en: [/If they change, sign in and update them/] },
];

function expectPoints(letter: keyof typeof LETTER_VERSION, points: readonly Point[]): void {
  for (const lang of ['zh', 'en'] as const) {
    const paragraphs = letterText(letter, lang, ABOUT);
    for (const point of points) expect(paragraphs.filter((text) => point[lang].every((said) => said.test(text))), `${point.id}, ${lang}`).toHaveLength(1);
  }
}

describe('the letters say what the manual demands', () => {
  test('告知书: its six points', () => expectPoints('notification', NOTICE));
  test('报考须知: its points', () => expectPoints('instructions', INSTRUCTIONS));

  test.each(['notification', 'instructions', 'commitment'] as const)('%s has as many paragraphs in English as in Chinese, and names exam, year and place', (letter) => {
    const [zh, en] = [letterText(letter, 'zh', ABOUT), letterText(letter, 'en', ABOUT)];
    expect(en).toHaveLength(zh.length);
    expect(zh[0]).toMatch(/2026 年度一级建造师（山东省考区）/);
    expect(en[0]).toMatch(/2026 Class 1 Constructor examination \(Shandong\)/);
  });

  test('告知书 and 报考须知 end with whom to ask, the commitment with who commits', () => {
    for (const letter of ['notification', 'instructions'] as const) expect(letterText(letter, 'zh', ABOUT).at(-1)).toContain(ABOUT.phone);
    expect(letterText('commitment', 'zh', ABOUT)[0]).toContain('本人 欧阳倩（证件号码 3701121991****2531）');
  });
});
