import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatewayMail } from '../mail/gateway-mail.ts';
import { recorderMail } from '../mail/recorder-mail.ts';
import { gatewaySms } from './gateway-sms.ts';
import { messagePorts } from './message-ports.ts';
import { recorderSms } from './recorder-sms.ts';

const key = 'a key of the operator';
let failing = false;
const taken: { body: string; headers: IncomingHttpHeaders }[] = [];
const gateway = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
    if (failing) return void response.writeHead(503).end();
    taken.push({ body: Buffer.concat(parts).toString('utf8'), headers: request.headers });
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ reference: `r${taken.length}` }));
  });
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}/messages`;
});
afterAll(() => new Promise((resolve) => gateway.close(resolve)));

const message = { id: '0198c7d2-0000-7000-8000-000000000001', to: '13800138000', text: '【金榜】验证码 068614', subject: '注册验证码' };
const mood = { failing: false, delayMs: 0 };
const ports = [
  ['recorder sms', () => recorderSms(mood)], ['recorder mail', () => recorderMail(mood)],
  ['gateway sms', () => gatewaySms({ url, key })], ['gateway mail', () => gatewayMail({ url, key })],
] as const;

describe.each(ports)('%s', (_, port) => {
  test('gives a receipt for what it takes', async () => {
    failing = mood.failing = false;
    expect((await port().send(message)).reference).not.toBe('');
  });
  test('throws when it does not take it, so that the outbox tries again', async () => {
    failing = mood.failing = true;
    await expect(port().send(message)).rejects.toThrow();
  });
});

test('what the gateway gets is signed over time and body', async () => {
  failing = false;
  await gatewaySms({ url, key }).send({ id: message.id, to: message.to, text: message.text });
  const last = taken.at(-1);
  expect(JSON.parse(last?.body ?? '')).toEqual({ id: message.id, to: message.to, text: message.text });
  expect(last?.headers['x-jinbang-signature']).toBe(createHmac('sha256', key).update(`${String(last?.headers['x-jinbang-time'])}\n${last?.body ?? ''}`).digest('hex'));
});

test('production refuses the recorders', () => {
  const real = { kind: 'real', url: 'https://sms.example.cn', key } as const;
  expect(() => messagePorts({ mode: 'production', sms: { kind: 'stand-in' }, mail: real })).toThrow('real messages');
  expect(() => messagePorts({ mode: 'production', sms: real, mail: { kind: 'stand-in' } })).toThrow('real messages');
  expect(messagePorts({ mode: 'production', sms: real, mail: real }).sms.standIn).toBe(false);
});
