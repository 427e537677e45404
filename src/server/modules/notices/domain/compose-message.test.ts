import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TemplateContent } from '#contracts/message-templates.ts';
import { composeMessage, NONE_IN_FORCE, shippedContent } from './compose-message.ts';
import { EVENTS, placeholdersOf } from './message-events.ts';
import { SMS_SIGN, TEMPLATES, type TemplateName } from './message-templates.ts';
import { smsLength } from './sms-length.ts';
import { findingsOf, namesOf, stops } from './template-findings.ts';

const SITE = 'https://bm.example.cn';
const names = Object.keys(TEMPLATES) as TemplateName[];
const inForce = (event: string, content: TemplateContent) => ({ ...NONE_IN_FORCE, words: new Map([[event, { id: 'v1', content }]]) });
const near = { exam: '一级建造师', todo: '缴费', until: '2026-08-20 17:00' };
const text = (sms: string): TemplateContent => {
  const shipped = shippedContent('deadline_near');
  return { ...shipped, zh: { ...shipped.zh, sms } };
};
const codesOf = (event: TemplateName, content: TemplateContent) => findingsOf(event, content, { siteUrl: SITE, words: content }).filter(stops).map((r) => `${r.code} ${r.path ?? ''}`);

describe('a message', () => {
  test('says the shipped words until others are in force, then those, and names their version', () => {
    expect(composeMessage('deadline_near', near, 'zh', NONE_IN_FORCE)).toMatchObject({ sms: { text: '【金榜】您报考的一级建造师尚未完成：缴费。截止时间 2026-08-20 17:00（北京时间）。' }, versionId: null });
    expect(composeMessage('deadline_near', near, 'zh', inForce('deadline_near', text('{exam}：请{todo}，{until} 截止。')))).toMatchObject({ sms: { text: '【金榜】一级建造师：请缴费，2026-08-20 17:00 截止。' }, versionId: 'v1' });
  });

  test('is never stopped by words that cannot be filled in: the shipped ones are sent', () => {
    expect(composeMessage('deadline_near', near, 'zh', inForce('deadline_near', text('{exam}{secret}')))).toMatchObject({ sms: { text: expect.stringContaining('尚未完成：缴费') as string }, versionId: null });
  });

  test('fills in once: what somebody is called or wrote is no placeholder', () => {
    const { sms } = composeMessage('application_refused', { exam: '{reason}', reason: '{exam}$&$1{__proto__}' }, 'zh', NONE_IN_FORCE);
    expect(sms.text).toBe('【金榜】您报考的{reason}未通过资格核验：{exam}$&$1{__proto__}。详情与咨询电话请登录查看。');
  });

  test('says every value exactly as it is, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (reason) => {
      expect(composeMessage('photo_rejected', { reason }, 'zh', NONE_IN_FORCE).sms.text).toBe(`【金榜】您的报名照片审核不通过：${reason}。请尽快登录“注册照片维护”重新上传，通过后方可确认报名信息。`);
    }));
  });

  test('carries what its province adds, and no other’s', () => {
    const additions = new Map([['deadline_near/37', { id: 'a1', content: { kind: 'addition' as const, zh: '咨询电话 0531-88597840。', en: 'Phone 0531-88597840.' } }]]);
    const said = (province: string | null) => composeMessage('deadline_near', near, 'zh', { ...NONE_IN_FORCE, additions }, province);
    expect(said('37').sms.text).toMatch(/（北京时间）。咨询电话 0531-88597840。$/);
    expect(said('37').inbox?.text).toContain('0531-88597840');
    expect(said('36').sms.text).not.toContain('0531');
    expect(said(null).versionId).toBeNull();
  });

  test('goes by text message where that is obligatory, even if somebody switched it off', () => {
    expect(composeMessage('deadline_near', near, 'zh', inForce('deadline_near', { ...shippedContent('deadline_near'), sms: false })).bySms).toBe(true);
    expect(composeMessage('photo_approved', {}, 'zh', inForce('photo_approved', { ...shippedContent('photo_approved'), sms: false })).bySms).toBe(false);
  });

  test('with a code stands nowhere on the site', () => {
    expect(composeMessage('code_recover', { code: '068614', minutes: '5' }, 'zh', NONE_IN_FORCE).inbox).toBeNull();
  });
});

describe('the length of a text message', () => {
  test.each([['字'.repeat(70), 1], ['字'.repeat(71), 2], ['字'.repeat(134), 2], ['字'.repeat(135), 3], ['𠮷'.repeat(35), 1], ['𠮷'.repeat(36), 2], ['', 1]] as const)('%# is counted as the carrier does', (said, parts) => {
    expect(smsLength(said).parts).toBe(parts);
  });
});

describe('what speaks against words', () => {
  test.each(names)('nothing stops the shipped words of %s', (event) => {
    expect(findingsOf(event, shippedContent(event), { siteUrl: SITE, words: shippedContent(event) }).filter(stops)).toEqual([]);
  });

  test.each(names)('%s has a meaning and a sample for everything it fills in', (event) => {
    for (const p of placeholdersOf(event, namesOf(event))) expect([p.name, p.sample.zh === '…']).toEqual([p.name, false]);
    for (const name of EVENTS[event].optional ?? []) expect(namesOf(event)).toContain(name);
  });

  test.each([
    ['{exam}：请{todo}，{until} 截止，验证码 {code}。', ['template.placeholder_unknown content.zh.sms']],
    ['{exam}：请{todo}。', ['template.placeholder_missing content.zh.sms']],
    ['{exam}：请{todo}，{until} 截止 {{exam}}', ['template.brace_stray content.zh.sms']],
    ['{exam}{todo}{until}<script>alert(1)</script>', ['template.markup content.zh.sms']],
    ['【人事考试】{exam}{todo}{until}', ['template.sign_inside content.zh.sms']],
    ['{exam}{todo}{until} 详见 https://evil.example/pay', ['template.link_foreign content.zh.sms']],
    ['{exam}{todo}{until} 详见 ｅｖｉｌ．example', ['template.link_foreign content.zh.sms']],
    ['{exam}{todo}{until} https://bm.example.cn@evil.example/', ['template.link_foreign content.zh.sms']],
    ['{exam}{todo}{until} https://bm.example.cn.evil.example/', ['template.link_foreign content.zh.sms']],
    ['{exam}{todo}{until} 详见 金榜缴费.中国', ['template.link_foreign content.zh.sms']],
    ['{exam}{todo}{until} 详见 https://bm.example.cn/my', []],
    ['{exam}{todo}{until} 详见 bm.example.cn，邮箱 help@rsks.example.cn', []],
    ['{exam}{todo}{until}\u202E倒写', ['template.control_character content.zh.sms']],
    [`{exam}{todo}{until}${'字'.repeat(260)}`, ['template.sms_too_long content.zh.sms']],
  ])('%s', (said, found) => {
    expect(codesOf('deadline_near', text(said))).toEqual(found);
  });

  test('a code is asked for in every channel and may not stand on the site', () => {
    const shipped = shippedContent('code_recover');
    expect(codesOf('code_recover', { ...shipped, zh: { sms: '验证码见邮件，{minutes} 分钟内有效', mail: shipped.zh.mail, inbox: { subject: '验证码', text: '{code}{minutes}' } } })).toEqual(['template.inbox_forbidden content.zh.inbox.text', 'template.placeholder_missing content.zh.sms']);
  });

  test('a text message that must be sent cannot be switched off, another can', () => {
    expect(codesOf('code_recover', { ...shippedContent('code_recover'), sms: false })).toContain('template.sms_obligatory content.sms');
    expect(codesOf('photo_approved', { ...shippedContent('photo_approved'), sms: false })).toEqual([]);
  });

  test('a province’s addition fills nothing in and counts towards the length', () => {
    const words = shippedContent('deadline_near');
    const found = (zh: string) => findingsOf('deadline_near', { kind: 'addition', zh, en: 'Phone 0531-88597840.' }, { siteUrl: SITE, words }).map((r) => r.code);
    expect(found('咨询电话 0531-88597840。')).toEqual(expect.not.arrayContaining(['template.sms_too_long']));
    expect(found('{exam}')).toContain('template.placeholder_unknown');
    expect(found('字'.repeat(230))).toContain('template.sms_too_long');
  });

  test('is found whatever is typed: words that nothing stops always make a whole message with every value in it', () => {
    const piece = fc.oneof(fc.constantFrom('{exam}', '{todo}', '{until}', '{', '}', '{code}', '<b>', 'https://a.b', '。', '【'), fc.string({ unit: 'grapheme', maxLength: 8 }));
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const content = text(pieces.join(''));
      if (findingsOf('deadline_near', content, { siteUrl: SITE, words: content }).some(stops)) return;
      const { sms, versionId } = composeMessage('deadline_near', near, 'zh', inForce('deadline_near', content));
      expect(versionId).toBe('v1');
      expect(sms.text.startsWith(SMS_SIGN.zh)).toBe(true);
      for (const value of Object.values(near)) expect(sms.text).toContain(value);
      expect(sms.text).not.toMatch(/[{}]/);
    }));
  });
});
