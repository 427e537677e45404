import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { ProviderMessage, ProviderMood } from './provider-mood.ts';

export type AliyunStandIn = {
  accessKeyId: string; accessKeySecret: string; signName: string;
  /** The registered templates and the names of their variables. */
  templates: Readonly<Record<string, readonly string[]>>;
  mood: ProviderMood; taken: ProviderMessage[]; announce?: (message: ProviderMessage) => void; now?: () => number;
};

const FIFTEEN_MINUTES = 900_000;

/** 阿里云短信 as a program of our own: checks the V3 signature by its own writing, knows its templates, keeps what it took, and misbehaves when told to. */
export function aliyunApp(standIn: AliyunStandIn): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const seen = new Set<string>();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => { done(null, body); });
  app.post('/', async (request, reply) => {
    const { mood } = standIn;
    if (mood.mode === 'down') return reply.hijack().raw.destroy();
    if (mood.mode === 'garbled') return reply.type('text/html').send('<html>系统维护中</html>');
    const fault = faultOfSignature(request, standIn, seen);
    if (fault !== undefined) return reply.code(fault === 'SignatureNonceUsed' ? 400 : 403).send({ RequestId: randomUUID(), Code: fault, Message: fault, HostId: 'stand-in' });
    const query = new URL(request.url, 'http://stand-in').searchParams;
    const action = request.headers['x-acs-action'];
    if (action === 'QuerySendDetails') {
      const day = query.get('SendDate');
      const found = standIn.taken.filter((m) => m.to === query.get('PhoneNumber') && dayOf(m.at) === day);
      return { RequestId: randomUUID(), Code: 'OK', Message: 'OK', TotalCount: found.length, SmsSendDetailDTOs: { SmsSendDetailDTO: found.map((m) => ({ PhoneNum: m.to, OutId: m.id, TemplateCode: m.template, SendStatus: 1, BizId: m.reference })) } };
    }
    if (action !== 'SendSms') return reply.code(404).send({ Code: 'InvalidAction.NotFound' });
    if (mood.mode === 'busy') return reply.code(503).send({ RequestId: randomUUID(), Code: 'Throttling.User', Message: 'Request was denied due to user flow control.' });
    const no = mood.refuse ?? refusalOf(query, standIn);
    if (no !== undefined) return { RequestId: randomUUID(), Code: no, Message: no };
    const message = { id: query.get('OutId') ?? '', to: query.get('PhoneNumbers') ?? '', template: query.get('TemplateCode') ?? '', values: query.get('TemplateParam') ?? '', sign: query.get('SignName') ?? '', reference: `${String(Date.now())}${String(standIn.taken.length)}^0`, at: (standIn.now ?? Date.now)() };
    standIn.taken.push(message);
    standIn.announce?.(message);
    if (mood.mode === 'take_and_cut') return reply.hijack().raw.destroy();
    if (mood.mode === 'slow') await pause(mood.delayMs);
    return { RequestId: randomUUID(), Code: 'OK', Message: 'OK', BizId: message.reference };
  });
  return app;
}

const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');

function refusalOf(query: URLSearchParams, { signName, templates }: AliyunStandIn): string | undefined {
  const phone = query.get('PhoneNumbers') ?? '';
  if (!/^1\d{10}$/.test(phone)) return 'isv.MOBILE_NUMBER_ILLEGAL';
  if (query.get('SignName') !== signName) return 'isv.SMS_SIGNATURE_ILLEGAL';
  const wanted = templates[query.get('TemplateCode') ?? ''];
  if (!wanted) return 'isv.SMS_TEMPLATE_ILLEGAL';
  const given = JSON.parse(query.get('TemplateParam') ?? '{}') as Record<string, unknown>;
  if (wanted.some((name) => typeof given[name] !== 'string')) return 'isv.TEMPLATE_MISSING_PARAMETERS';
  return wanted.some((name) => [...String(given[name])].length > 35) ? 'isv.PARAM_LENGTH_LIMIT' : undefined;
}

/** Step by step as the document tells it; nothing is shared with the adapter. */
function faultOfSignature(request: FastifyRequest, standIn: AliyunStandIn, seen: Set<string>): string | undefined {
  const given = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '');
  if (!given) return 'IncompleteSignature';
  const [, id, names = '', signature = ''] = given;
  if (id !== standIn.accessKeyId) return 'InvalidAccessKeyId.NotFound';
  const header = (name: string): string => { const value = request.headers[name]; return typeof value === 'string' ? value.trim() : ''; };
  if (!['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version'].every((name) => names.split(';').includes(name))) return 'IncompleteSignature';
  const at = Date.parse(header('x-acs-date'));
  if (!(Math.abs(at - Date.now()) <= FIFTEEN_MINUTES)) return 'InvalidTimeStamp.Expired';
  const body = typeof request.body === 'string' ? request.body : '';
  const hash = createHash('sha256').update(body).digest('hex');
  if (header('x-acs-content-sha256') !== hash) return 'SignatureDoesNotMatch';
  const canonicalQuery = request.url.split('?')[1]?.split('&').sort().join('&') ?? '';
  const headers = names.split(';').map((name) => `${name}:${header(name)}\n`).join('');
  const canonical = `POST\n/\n${canonicalQuery}\n${headers}\n${names}\n${hash}`;
  const expected = createHmac('sha256', standIn.accessKeySecret).update(`ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return 'SignatureDoesNotMatch';
  const nonce = header('x-acs-signature-nonce');
  if (seen.has(nonce)) return 'SignatureNonceUsed';
  seen.add(nonce);
  return undefined;
}
