import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MessageReceipt } from '#contracts/messages.ts';
import type { Carrier, MessageToSend } from '#server/platform/carriers/carrier.ts';
import { ownGateway } from '#server/platform/carriers/own-gateway.ts';
import { recorder } from '#server/platform/carriers/recorder.ts';
import { smtpMail } from '#server/platform/mail/smtp-mail.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { aliyunSms } from '#server/platform/sms/aliyun/aliyun-sms.ts';
import { tencentSms } from '#server/platform/sms/tencent/tencent-sms.ts';
import { NORMAL, type CarrierBehaviour } from './behaviour.ts';
import { gatewayReports } from './gateway-reports.ts';
import { aliyunReports, tencentReports } from './provider-reports.ts';
import { receiptSender, type ReportWriter } from './receipt-sender.ts';
import { runAliyun, runTencent, type RunningProvider } from './run-stand-ins.ts';
import { startSmtp, type SmtpMood, type TakenMail } from './smtp-stand-in.ts';
import type { AliyunSettings, TencentSettings } from '#server/platform/carriers/carrier-settings.ts';

const KEY = 'a key both sides know';
const NOW = Date.parse('2026-07-08T10:00:00+08:00');
const id = '0198c7d2-0000-7000-8000-000000000001';
const code: MessageToSend = { id, to: '13800138000', subject: '注册验证码', text: '【金榜】验证码 068614', lang: 'zh', event: 'code_register', params: { code: '068614', minutes: '5' } };
const letter: MessageToSend = { ...code, to: 'zhangwei@example.cn' };

/** A carrier under the same cases: how it is made to behave, and what arrived at it. */
type Case = { carrier(): Carrier; message: MessageToSend; be(what: 'well' | 'down' | 'busy' | 'cut'): void; arrived(): string[]; gone(): Carrier };

let aliyun: RunningProvider<AliyunSettings>;
let tencent: RunningProvider<TencentSettings>;
const smtp = { mood: { mode: 'normal', unknown: [], full: [], greylisted: [] } as SmtpMood, taken: [] as TakenMail[] };
let mail: { port: number; close(): Promise<void> };
const smtpSettings = () => ({ name: 'smtp', kind: 'smtp' as const, host: '127.0.0.1', port: mail.port, security: 'none' as const, from: { name: '金榜', address: 'noreply@example.gov.cn' }, perSecond: 100, connections: 2, reportsFrom: [] });
const opened: Carrier[] = [];
const open = (carrier: Carrier): Carrier => { opened.push(carrier); return carrier; };

/** A province's own gateway: by its own writing of the signature, and one message for a repeated id. */
const gateway = { mode: 'well' as 'well' | 'down' | 'busy' | 'cut', taken: new Map<string, string>() };
const gatewayServer = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
    const body = Buffer.concat(parts).toString('utf8');
    const expected = createHmac('sha256', KEY).update(`${String(request.headers['x-jinbang-time'])}\n${body}`).digest();
    if (!timingSafeEqual(expected, Buffer.from(String(request.headers['x-jinbang-signature']), 'hex'))) return void response.writeHead(401).end();
    if (gateway.mode === 'down') return void request.socket.destroy();
    if (gateway.mode === 'busy') return void response.writeHead(429).end();
    const sent = z.object({ id: z.string(), to: z.string() }).parse(JSON.parse(body));
    if (sent.to === '13800000000') return void response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ verdict: 'never', reason: 'empty_number' }));
    gateway.taken.set(sent.id, sent.id);
    if (gateway.mode === 'cut') return void request.socket.destroy();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ reference: `r-${sent.id}` }));
  });
});

let closedPort = 0;
const nowhere = () => `http://127.0.0.1:${String(closedPort)}`;
beforeAll(async () => {
  const gone = await runAliyun();
  closedPort = Number(new URL(gone.settings.endpoint).port);
  await gone.close();
  [aliyun, tencent, mail] = await Promise.all([runAliyun(), runTencent(), startSmtp(smtp)]);
  await new Promise<void>((resolve) => gatewayServer.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const one of opened) one.close?.();
  await Promise.all([aliyun.close(), tencent.close(), mail.close(), new Promise((resolve) => gatewayServer.close(resolve))]);
});
const gatewayUrl = () => `http://127.0.0.1:${String((gatewayServer.address() as AddressInfo).port)}/messages`;
const modeOf = { well: 'normal', down: 'down', busy: 'busy', cut: 'take_and_cut' } as const;

const mood = { failing: false, delayMs: 0 };
const recorded: string[] = [];
const cases: [string, () => Case][] = [
  ['阿里云', () => ({ carrier: () => aliyunSms(aliyun.settings), message: code, be: (what) => { Object.assign(aliyun.mood, { mode: modeOf[what], refuse: null }); }, arrived: () => aliyun.taken.map((m) => m.id), gone: () => aliyunSms({ ...aliyun.settings, endpoint: nowhere() }) })],
  ['腾讯云', () => ({ carrier: () => tencentSms(tencent.settings), message: code, be: (what) => { Object.assign(tencent.mood, { mode: modeOf[what], refuse: null }); }, arrived: () => tencent.taken.map((m) => m.id), gone: () => tencentSms({ ...tencent.settings, endpoint: nowhere() }) })],
  ['SMTP', () => ({ carrier: () => open(smtpMail(smtpSettings(), KEY)), message: letter, be: (what) => { smtp.mood.mode = modeOf[what]; }, arrived: () => smtp.taken.map((m) => /Message-ID: <([^@]+)@/i.exec(m.raw)?.[1] ?? ''), gone: () => open(smtpMail({ ...smtpSettings(), port: closedPort }, KEY)) })],
  ['自建网关', () => ({ carrier: () => ownGateway({ name: 'own', kind: 'gateway', url: gatewayUrl(), key: KEY }, 'sms'), message: code, be: (what) => { gateway.mode = what; }, arrived: () => [...gateway.taken.keys()], gone: () => ownGateway({ name: 'own', kind: 'gateway', url: nowhere(), key: KEY }, 'sms') })],
  ['替身', () => ({ carrier: () => recorder({ name: 'stand-in', channel: 'sms', moods: [mood], behind: { key: KEY, taken: (m) => recorded.push(m.id) } }), message: code, be: (what) => { mood.failing = what !== 'well'; }, arrived: () => recorded, gone: () => recorder({ name: 'stand-in', channel: 'sms', moods: [{ failing: true, delayMs: 0 }] }) })],
];

describe.each(cases)('%s', (name, make) => {
  let c: Case;
  beforeEach(() => { c = make(); c.be('well'); });

  test('takes a message and gives its number', async () => {
    expect(await c.carrier().send(c.message)).toMatchObject({ taken: true, reference: expect.stringMatching(/.{3,}/) as string });
    expect(c.arrived()).toContain(id);
  });

  test('away or busy it says so, without a doubt whether it took the message, and it counts against the carrier', async () => {
    const before = c.arrived().length;
    expect(await c.gone().send(c.message)).toMatchObject({ taken: false, verdict: 'again', faulty: true });
    c.be('busy');
    expect(await c.carrier().send(c.message)).toMatchObject({ taken: false, verdict: 'again', faulty: true });
    expect(c.arrived()).toHaveLength(before);
  });

  test('a line cut after the message was taken leaves it unclear, unless a repetition is harmless there', async () => {
    c.be('cut');
    const outcome = await c.carrier().send({ ...c.message, id: '0198c7d2-0000-7000-8000-00000000000c' });
    expect(outcome).toMatchObject({ taken: false, verdict: name === '自建网关' || name === '替身' ? 'again' : 'unclear' });
    if (name !== '替身') expect(c.arrived()).toContain('0198c7d2-0000-7000-8000-00000000000c');
  });
});

describe('阿里云 and 腾讯云', () => {
  beforeEach(() => { for (const one of [aliyun, tencent]) Object.assign(one.mood, { mode: 'normal', refuse: null }); });

  test('the registered template goes with its variables, our id comes back, and a value too long goes by the catch-all', async () => {
    await aliyunSms(aliyun.settings).send({ ...code, id: 'a1' });
    expect(aliyun.taken.find((m) => m.id === 'a1')).toMatchObject({ to: '13800138000', template: 'SMS_1', values: '{"code":"068614","minutes":"5"}', sign: '金榜' });
    await tencentSms(tencent.settings).send({ ...code, id: 't1' });
    expect(tencent.taken.find((m) => m.id === 't1')).toMatchObject({ to: '13800138000', template: '1110', values: '["068614","5"]' });
    const long = { ...code, id: 'a2', event: 'deadline_near', subject: '报名截止提醒', params: { exam: '𠮷'.repeat(36), todo: '缴费', until: '2026-08-20 17:00' } };
    await aliyunSms(aliyun.settings).send(long);
    expect(aliyun.taken.find((m) => m.id === 'a2')).toMatchObject({ template: 'SMS_9', values: '{"subject":"报名截止提醒"}' });
  });

  test('an event without a template is not sent by the carrier, and the carrier says so before', async () => {
    const { '*': _, ...templates } = aliyun.settings.templates;
    const carrier = aliyunSms({ ...aliyun.settings, templates });
    const message = { ...code, event: 'photo_approved', params: {} };
    expect(carrier.takes(message)).toBe(false);
    expect(await carrier.send(message)).toMatchObject({ verdict: 'other', reason: 'no_template' });
  });

  test.each([
    ['isv.BUSINESS_LIMIT_CONTROL', 'later', 'over_limit', false], ['isv.MOBILE_NUMBER_ILLEGAL', 'never', 'empty_number', false], ['isv.SMS_TEMPLATE_ILLEGAL', 'other', 'template_refused', false], ['isv.SMS_SIGNATURE_ILLEGAL', 'other', 'sign_refused', false],
    ['isv.AMOUNT_NOT_ENOUGH', 'again', 'no_balance', true], ['isp.SYSTEM_ERROR', 'again', 'carrier_down', true], ['isv.SOMETHING_NEW', 'other', 'rejected', false],
  ])('阿里云 answers %s: %s', async (refuse, verdict, reason, faulty) => {
    aliyun.mood.refuse = refuse;
    expect(await aliyunSms(aliyun.settings).send(code)).toEqual({ taken: false, verdict, reason, faulty });
  });

  test.each([
    ['LimitExceeded.PhoneNumberDailyLimit', 'later', 'over_limit', false], ['FailedOperation.PhoneNumberInBlacklist', 'never', 'blacklisted', false], ['FailedOperation.TemplateIncorrectOrUnapproved', 'other', 'template_refused', false],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'again', 'no_balance', true], ['InternalError.Timeout', 'unclear', 'no_answer', true], ['InvalidParameterValue.IncorrectPhoneNumber', 'never', 'empty_number', false],
  ])('腾讯云 answers %s: %s', async (refuse, verdict, reason, faulty) => {
    tencent.mood.refuse = refuse;
    expect(await tencentSms(tencent.settings).send(code)).toEqual({ taken: false, verdict, reason, faulty });
  });

  test('a wrong secret is refused by the stand-ins’ own check of the signature, and shows our account ill', async () => {
    expect(await aliyunSms({ ...aliyun.settings, accessKeySecret: 'another secret' }).send(code)).toMatchObject({ verdict: 'again', reason: 'account_refused', faulty: true });
    expect(await tencentSms({ ...tencent.settings, secretKey: 'another secret' }).send(code)).toMatchObject({ verdict: 'again', reason: 'account_refused', faulty: true });
  });

  test('asked about a lost answer they say what they took; of what 阿里云 never got it says so, and 腾讯云 cannot say', async () => {
    for (const one of [aliyun, tencent]) one.mood.mode = 'take_and_cut';
    await Promise.all([aliyunSms(aliyun.settings).send({ ...code, id: 'cut' }), tencentSms(tencent.settings).send({ ...code, id: 'cut' })]);
    for (const one of [aliyun, tencent]) one.mood.mode = 'normal';
    for (const carrier of [aliyunSms(aliyun.settings), tencentSms(tencent.settings)]) expect(await carrier.ask?.({ id: 'cut', to: code.to }, Date.now())).toMatchObject({ known: true });
    expect(await aliyunSms(aliyun.settings).ask?.({ id: 'never', to: code.to }, Date.now())).toEqual({ known: false });
    expect(await tencentSms(tencent.settings).ask?.({ id: 'never', to: code.to }, Date.now())).toBeUndefined();
    aliyun.mood.mode = 'garbled';
    expect(await aliyunSms(aliyun.settings).ask?.({ id: 'cut', to: code.to }, Date.now())).toBeUndefined();
  });
});

/** What a stand-in says of one message when it behaves so. */
async function reportsOf(reports: ReportWriter, change: Partial<CarrierBehaviour>, to = '13800138000'): Promise<unknown[]> {
  const sent: unknown[] = [];
  const sender = receiptSender({ reports, now: () => NOW, byItself: false, mood: { behaviour: { ...NORMAL, ...change } }, deliver: (report) => { sent.push(report); return Promise.resolve(true); } });
  sender.announce({ channel: 'sms', id, to, reference: 'r1' });
  await sender.flush();
  return sent;
}
const signedReports = async (change: Partial<CarrierBehaviour>, to?: string) => (await reportsOf(gatewayReports(KEY), change, to)).map((report) => MessageReceipt.parse(report));

describe('reports', () => {
  test.each([
    ['阿里云', () => aliyunSms(aliyun.settings), aliyunReports, id], ['腾讯云', () => tencentSms(tencent.settings, () => NOW), tencentReports, undefined],
  ] as const)('%s and its stand-in agree on what a report looks like', async (_, carrier, writer, messageId) => {
    const read = async (change: Partial<CarrierBehaviour>, to?: string) => (await reportsOf(writer, change, to)).flat().map((item) => carrier().readReport(item));
    expect(await read({})).toMatchObject([{ about: { messageId, reference: 'r1' }, recipient: '13800138000', status: 'delivered', reason: null, at: NOW }]);
    expect((await read({}, '13800134444')).map((r) => [r?.status, r?.reason])).toEqual([['failed', 'empty_number']]);
    expect((await read({}, '13800134445')).map((r) => r?.reason)).toEqual(['powered_off']);
    const repeated = await read({ repeat: 2 });
    expect(new Set(repeated.map((r) => r?.receiptId)).size).toBe(1);
    for (const hostile of [null, 'x', {}, { biz_id: 1 }, { report_status: 'SUCCESS' }, { phone_number: '1', report_time: '2026-13-45 99:00:00', success: true, biz_id: 'b' }]) expect(carrier().readReport(hostile)).toBeUndefined();
  });

  test.each([['自建网关', () => ownGateway({ name: 'own', kind: 'gateway', url: 'https://sms.example.cn', key: KEY }, 'sms')], ['替身', () => recorder({ name: 'a', channel: 'sms', behind: { key: KEY, taken: () => undefined } })]] as const)('%s believes its own signature only', async (_, carrier) => {
    const [receipt] = await signedReports({});
    expect(receipt).toMatchObject({ messageId: id, reference: 'r1', status: 'delivered', reason: null, at: NOW });
    const [forged, unknown, genuine] = await signedReports({ forge: true });
    expect([receipt, forged, unknown, genuine].map((r) => r !== undefined && carrier().believes?.(r))).toEqual([true, false, true, true]);
    expect(genuine && carrier().believes?.({ ...genuine, status: 'failed' })).toBe(false);
  });

  test('a bounce is believed by the proof in its address, and a temporary one is none', () => {
    const carrier = open(smtpMail({ ...smtpSettings(), bounces: 'bounce@example.gov.cn' }, KEY));
    const at = new Date(NOW).toISOString();
    const proof = createHmac('sha256', KEY).update(`bounce ${id.replaceAll('-', '')}`).digest('hex').slice(0, 20);
    const to = `bounce+${id.replaceAll('-', '')}.${proof}@example.gov.cn`;
    expect(carrier.readReport({ to, status: '5.1.1', at })).toMatchObject({ about: { messageId: id }, status: 'failed', reason: 'mailbox_unknown' });
    expect(carrier.readReport({ to, status: '4.4.7', at })).toBeUndefined();
    expect(carrier.readReport({ to: to.replace(/\.[0-9a-f]{20}@/, `.${'0'.repeat(20)}@`), status: '5.1.1', at })).toBeUndefined();
  });

  test('the stand-in misbehaves on demand', async () => {
    expect(await signedReports({ lose: true })).toEqual([]);
    expect(await signedReports({ repeat: 2 })).toHaveLength(3);
    expect((await signedReports({ reorder: true })).map((r) => r.status)).toEqual(['delivered', 'failed']);
    expect((await signedReports({ failAll: true })).map((r) => r.reason)).toEqual(['rejected']);
    expect((await signedReports({}, '13800134444')).map((r) => [r.status, r.reason])).toEqual([['failed', 'empty_number']]);
  });
});

const Sample = z.object({ persons: z.array(z.object({ userName: z.string(), phone: z.string(), application: z.object({ exam: z.string(), province: z.string(), window: z.string() }).nullish() })) });

test('of the sample people who get the mass notice of the demonstration some are reached and some are not', async () => {
  const { persons } = Sample.parse(JSON.parse(await readFile(projectPath('seeds/demo/people.json'), 'utf8')));
  const told = persons.filter((p) => p.application?.exam === '034' && p.application.province === '37' && p.application.window === 'open');
  const byPhone = await Promise.all(told.map(async (p) => (await signedReports({}, p.phone))[0]?.reason));
  const byMail = await Promise.all(told.map(async (p) => (await signedReports({}, `${p.userName}@example.cn`))[0]?.reason));
  expect(new Set(byPhone)).toEqual(new Set([null, 'empty_number', 'powered_off']));
  expect(new Set(byMail)).toEqual(new Set([null, 'mailbox_unknown']));
});
