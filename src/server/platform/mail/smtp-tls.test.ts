import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCertificate, type Name } from '#server/standins/bank/make-certificate.ts';
import { startSmtp, type SmtpMood, type TakenMail } from '#server/standins/carrier/smtp-stand-in.ts';
import type { SmtpSettings } from '../carriers/carrier-settings.ts';
import type { Carrier } from '../carriers/carrier.ts';
import { smtpMail } from './smtp-mail.ts';

const HOUSE: Name = [['C', 'CN'], ['O', '省人事考试中心'], ['CN', 'House CA']];
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const house = pair();
const ca = makeCertificate({ subject: HOUSE, issuer: HOUSE, publicKey: house.publicKey, issuerKey: house.privateKey, serial: 7n, isAuthority: true });
/** A server's key and its certificate, signed by the house. */
function signedFor(host: string) {
  const { privateKey } = pair();
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key, cert: makeCertificate({ subject: [['C', 'CN'], ['CN', host]], issuer: HOUSE, publicKey: createPublicKey(key), issuerKey: house.privateKey, serial: 8n }) };
}

const mood: SmtpMood = { mode: 'normal', unknown: [], full: [], greylisted: [] };
const taken: TakenMail[] = [];
const open: Carrier[] = [];
let server: Awaited<ReturnType<typeof startSmtp>>;
let other: Awaited<ReturnType<typeof startSmtp>>;
beforeAll(async () => {
  server = await startSmtp({ mood, taken, tls: signedFor('localhost'), user: 'jinbang', password: 'a password' });
  other = await startSmtp({ mood, taken, tls: signedFor('smtp.elsewhere.example'), user: 'jinbang', password: 'a password' });
});
afterEach(() => { taken.length = 0; });
afterAll(async () => {
  for (const one of open) one.close?.();
  await Promise.all([server.close(), other.close()]);
});

const letter = { id: '0198c7d2-0000-7000-8000-000000000001', to: 'ayiguli@example.cn', subject: '阿依古丽·买买提：准考证可以打印', text: '请在考前打印准考证。', lang: 'zh' as const, event: 'tickets_published' as const };
function send(port: number, change: Partial<SmtpSettings>) {
  const one = smtpMail({ name: 'relay', kind: 'smtp', host: 'localhost', port, security: 'starttls', user: 'jinbang', password: 'a password', from: { name: '报名服务平台', address: 'noreply@example.gov.cn' }, perSecond: 100, connections: 1, reportsFrom: [], ...change }, 'a key');
  open.push(one);
  return one.send(letter);
}

test('a mail goes by STARTTLS to a server whose certificate the house signed, once the house is named', async () => {
  expect(await send(server.port, { ca })).toMatchObject({ taken: true });
  expect(taken.map((mail) => [mail.to, mail.secure])).toEqual([['ayiguli@example.cn', true]]);
});

test.each([
  ['whose certificate nobody we trust signed', () => send(server.port, {})],
  ['whose certificate names another host', () => send(other.port, { ca })],
])('nothing leaves to a server %s, not even in the clear', async (_, sends) => {
  expect(await sends()).toMatchObject({ taken: false, verdict: 'again', faulty: true });
  expect(taken).toEqual([]);
});

test.each([
  ['does not offer TLS', '250-mail.stand-in\r\n250 AUTH PLAIN LOGIN\r\n', ''],
  ['offers it and then says that it has none', '250-mail.stand-in\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n', '454 4.7.0 TLS not available\r\n'],
  ['speaks on in the clear instead of beginning TLS', '250-mail.stand-in\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n', '220 ready\r\n250 in the clear\r\n'],
])('a line where somebody %s never hears a password, a name or a word', async (_, hello, starttls) => {
  const heard: string[] = [];
  const line = await lineThat((said, answer) => {
    heard.push(said);
    if (/^EHLO/i.test(said)) answer(hello);
    else if (/^STARTTLS/i.test(said)) answer(starttls === '' ? '502 no\r\n' : starttls);
    else answer('250 ok\r\n');
  });
  expect(await send(line.port, { ca, host: '127.0.0.1' })).toMatchObject({ taken: false, faulty: true });
  expect(heard.join('')).not.toMatch(/AUTH|MAIL FROM|RCPT|ayiguli|password/i);
  line.close();
});

/** A line that answers what it hears as it is told, byte for byte. */
async function lineThat(answers: (said: string, answer: (text: string) => void) => void): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>();
  const listening: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 mail.stand-in ESMTP\r\n');
    socket.on('data', (bytes) => { answers(bytes.toString('latin1'), (text) => { socket.write(text); }); });
  });
  await new Promise<void>((ready) => { listening.listen(0, '127.0.0.1', ready); });
  return { port: (listening.address() as AddressInfo).port, close: () => { for (const socket of sockets) socket.destroy(); listening.close(); } };
}
