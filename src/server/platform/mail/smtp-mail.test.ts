import { generateKeyPairSync } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startSmtp, type SmtpMood, type TakenMail } from '#server/standins/carrier/smtp-stand-in.ts';
import type { SmtpSettings } from '../carriers/carrier-settings.ts';
import type { Carrier, MessageToSend } from '../carriers/carrier.ts';
import { smtpMail } from './smtp-mail.ts';

const mood: SmtpMood = { mode: 'normal', unknown: ['nobody@example.cn'], full: ['full@example.cn'], greylisted: ['shy@example.cn'] };
const taken: TakenMail[] = [];
let server: { port: number; close(): Promise<void> };
const open: Carrier[] = [];
beforeAll(async () => { server = await startSmtp({ mood, taken, user: 'jinbang', password: 'a password' }); });
afterEach(() => { taken.length = 0; });
afterAll(async () => {
  for (const one of open) one.close?.();
  await server.close();
});

const settings = (): SmtpSettings => ({ name: 'relay', kind: 'smtp', host: '127.0.0.1', port: server.port, security: 'none', user: 'jinbang', password: 'a password', from: { name: '全国专业技术人员资格考试报名服务平台', address: 'noreply@example.gov.cn' }, bounces: 'bounce@example.gov.cn', perSecond: 100, connections: 2, reportsFrom: [] });
const carrier = (change: Partial<SmtpSettings> = {}) => { const one = smtpMail({ ...settings(), ...change }, 'a key'); open.push(one); return one; };
const id = '0198c7d2-0000-7000-8000-000000000001';
const letter = (change: Partial<MessageToSend> = {}): MessageToSend => ({ id, to: 'yitian@example.cn', subject: '𠮷田先生：报名截止提醒（一级建造师）', text: '𠮷田先生：\n您报考的一级建造师尚未完成：缴费。\n\n详情 https://bm.example.gov.cn/my 。<b>&', lang: 'zh', event: 'deadline_near', ...change });

test('a real server gets the very words, rare characters and all, as text and as simple HTML', async () => {
  expect(await carrier().send(letter())).toEqual({ taken: true, reference: `<${id}@example.gov.cn>` });
  const [mail] = taken;
  const read = await simpleParser(mail?.raw ?? '');
  expect(read.subject).toBe('𠮷田先生：报名截止提醒（一级建造师）');
  expect(read.text?.trim()).toBe(letter().text);
  expect(read.from?.value).toEqual([{ name: '全国专业技术人员资格考试报名服务平台', address: 'noreply@example.gov.cn' }]);
  expect(read.messageId).toBe(`<${id}@example.gov.cn>`);
  expect(String(read.html)).toContain('<p>𠮷田先生：<br/>您报考的一级建造师尚未完成：缴费。</p>');
  expect(String(read.html)).toContain('<a href="https://bm.example.gov.cn/my">');
  expect(String(read.html)).toContain('&lt;b>&amp;');
  expect(String(read.html)).not.toMatch(/<img|<script|<link|src=/);
  expect(read.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.raw).not.toMatch(/[^\r]\n|[\x80-\uffff]/); // pure ASCII on the wire, lines as SMTP wants them
  expect(mail?.from).toMatch(/^bounce\+0198c7d20000700080000000000000(01)\.[0-9a-f]{20}@example\.gov\.cn$/);
});

describe('header injection', () => {
  test.each([
    ['a subject of two lines', { subject: '通知\r\nBcc: all@example.cn' }, 'content_refused'], ['a subject with an invisible end of line', { subject: '通知\u2028Bcc: all@example.cn' }, 'content_refused'],
    ['a mailbox of two lines', { to: 'a@example.cn\r\nBcc: all@example.cn' }, 'mailbox_unknown'], ['two mailboxes', { to: 'a@example.cn, b@example.cn' }, 'mailbox_unknown'], ['a mailbox with a name', { to: '"x" <a@example.cn>' }, 'mailbox_unknown'],
  ])('%s is refused and nothing leaves', async (_, change, reason) => {
    expect(await carrier().send(letter(change))).toMatchObject({ taken: false, reason });
    expect(taken).toEqual([]);
  });

  test('a text that looks like headers stays a text', async () => {
    await carrier().send(letter({ text: 'Bcc: all@example.cn\r\n.\r\nMAIL FROM:<x@example.cn>' }));
    expect(taken.map((m) => m.to)).toEqual(['yitian@example.cn']);
    expect((await simpleParser(taken[0]?.raw ?? '')).bcc).toBeUndefined();
  });
});

test.each([
  ['nobody@example.cn', 'never', 'mailbox_unknown', false], ['full@example.cn', 'later', 'mailbox_full', false], ['shy@example.cn', 'again', 'carrier_busy', false],
])('%s: %s', async (to, verdict, reason, faulty) => {
  expect(await carrier().send(letter({ to }))).toEqual({ taken: false, verdict, reason, faulty });
});

test('a wrong password shows our account ill', async () => {
  expect(await carrier({ password: 'another one' }).send(letter())).toEqual({ taken: false, verdict: 'again', reason: 'account_refused', faulty: true });
});

test('STARTTLS is demanded, not hoped for: a server without it gets nothing', async () => {
  expect(await carrier({ security: 'starttls' }).send(letter())).toMatchObject({ taken: false, faulty: true });
  expect(taken).toEqual([]);
});

test('a key signs what leaves (DKIM)', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  await carrier({ dkim: { domain: 'example.gov.cn', selector: 'k1', keyFile: 'unused' }, dkimKey: privateKey }).send(letter());
  expect(taken[0]?.raw).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256;[\s\S]*d=example\.gov\.cn;[\s\S]*s=k1;/);
});

test('mails go over few connections, many at once', async () => {
  const one = carrier();
  const all = await Promise.all(Array.from({ length: 40 }, (_, n) => one.send(letter({ id: `0198c7d2-0000-7000-8000-${String(n).padStart(12, '0')}` }))));
  expect(all.every((outcome) => outcome.taken)).toBe(true);
  expect(new Set(taken.map((m) => m.from)).size).toBe(40);
});
