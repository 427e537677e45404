import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ProviderMessage, ProviderMood } from './provider-mood.ts';

export type TencentStandIn = {
  secretId: string; secretKey: string; sdkAppId: string; signName: string;
  /** The registered templates and how many variables each has. */
  templates: Readonly<Record<string, number>>;
  mood: ProviderMood; taken: ProviderMessage[]; announce?: (message: ProviderMessage) => void; now?: () => number;
};

const FIVE_MINUTES = 300_000;
const Sending = z.object({ PhoneNumberSet: z.array(z.string()).length(1), SmsSdkAppId: z.string(), TemplateId: z.string(), SignName: z.string(), TemplateParamSet: z.array(z.string()), SessionContext: z.string().max(511) });
const Asking = z.object({ PhoneNumber: z.string(), SmsSdkAppId: z.string(), SendDateTime: z.number(), EndDateTime: z.number(), Offset: z.literal(0), Limit: z.number().max(100) });

/** 腾讯云短信 as a program of our own: checks the TC3 signature by its own writing, knows its templates, keeps what it took, and misbehaves when told to. */
export function tencentApp(standIn: TencentStandIn): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const answer = (content: object) => ({ Response: { ...content, RequestId: randomUUID() } });
  const fault = (code: string) => answer({ Error: { Code: code, Message: code } });
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => { done(null, body); });
  app.post('/', async (request, reply) => {
    const { mood } = standIn;
    if (mood.mode === 'down') return reply.hijack().raw.destroy();
    if (mood.mode === 'garbled') return reply.type('text/html').send('<html>系统维护中</html>');
    const no = faultOfSignature(request, standIn);
    if (no !== undefined) return fault(no);
    if (request.headers['x-tc-version'] !== '2021-01-11') return fault('NoSuchVersion');
    const body: unknown = JSON.parse(String(request.body));
    if (request.headers['x-tc-action'] === 'PullSmsSendStatusByPhoneNumber') {
      const asked = Asking.parse(body);
      const found = standIn.taken.filter((m) => `+86${m.to}` === asked.PhoneNumber && m.at >= asked.SendDateTime * 1000 && m.at <= asked.EndDateTime * 1000);
      return answer({ PullSmsSendStatusSet: found.map((m) => ({ SerialNo: m.reference, SessionContext: m.id, ReportStatus: 'SUCCESS', PhoneNumber: `+86${m.to}`, SubscriberNumber: m.to, CountryCode: '86', Description: 'DELIVRD', UserReceiveTime: Math.floor(m.at / 1000) })) });
    }
    if (mood.mode === 'busy') return fault('RequestLimitExceeded');
    const asked = Sending.safeParse(body);
    if (!asked.success) return fault('InvalidParameter');
    const [phone = ''] = asked.data.PhoneNumberSet;
    const said = (code: string, reference = '') => answer({ SendStatusSet: [{ SerialNo: reference, PhoneNumber: phone, Fee: code === 'Ok' ? 1 : 0, SessionContext: asked.data.SessionContext, Code: code, Message: code, IsoCode: 'CN' }] });
    const refused = mood.refuse ?? refusalOf(asked.data, phone, standIn);
    if (refused !== undefined) return said(refused);
    const { TemplateId, TemplateParamSet, SignName, SessionContext } = asked.data;
    const message = { id: SessionContext, to: phone.slice(3), template: TemplateId, values: JSON.stringify(TemplateParamSet), sign: SignName, reference: `2019:${String(Date.now())}${String(standIn.taken.length)}`, at: (standIn.now ?? Date.now)() };
    standIn.taken.push(message);
    standIn.announce?.(message);
    if (mood.mode === 'take_and_cut') return reply.hijack().raw.destroy();
    if (mood.mode === 'slow') await pause(mood.delayMs);
    return said('Ok', message.reference);
  });
  return app;
}

function refusalOf(asked: z.infer<typeof Sending>, phone: string, { signName, sdkAppId, templates }: TencentStandIn): string | undefined {
  if (asked.SmsSdkAppId !== sdkAppId) return 'InvalidParameterValue.SdkAppIdNotExist';
  if (!/^\+861\d{10}$/.test(phone)) return 'InvalidParameterValue.IncorrectPhoneNumber';
  if (asked.SignName !== signName) return 'FailedOperation.SignatureIncorrectOrUnapproved';
  const wanted = templates[asked.TemplateId];
  if (wanted === undefined) return 'FailedOperation.TemplateIncorrectOrUnapproved';
  return wanted === asked.TemplateParamSet.length ? undefined : 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate';
}

/** Step by step as the document tells it; nothing is shared with the adapter. */
function faultOfSignature(request: FastifyRequest, standIn: TencentStandIn): string | undefined {
  const given = /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/(\w+)\/tc3_request, SignedHeaders=([a-z;-]+), Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '');
  if (!given) return 'AuthFailure.InvalidAuthorization';
  const [, id, day = '', service = '', names = '', signature = ''] = given;
  if (id !== standIn.secretId) return 'AuthFailure.SecretIdNotFound';
  const stamp = Number(request.headers['x-tc-timestamp']);
  if (!(Math.abs(stamp * 1000 - Date.now()) <= FIVE_MINUTES) || new Date(stamp * 1000).toISOString().slice(0, 10) !== day) return 'AuthFailure.SignatureExpire';
  if (!names.split(';').includes('content-type') || !names.split(';').includes('host')) return 'AuthFailure.SignatureFailure';
  const body = String(request.body);
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim().toLowerCase()}\n`).join('');
  const canonical = `POST\n/\n\n${headers}\n${names}\n${createHash('sha256').update(body).digest('hex')}`;
  const text = `TC3-HMAC-SHA256\n${String(stamp)}\n${day}/${service}/tc3_request\n${createHash('sha256').update(canonical).digest('hex')}`;
  let key: string | Buffer = `TC3${standIn.secretKey}`;
  for (const part of [day, service, 'tc3_request']) key = createHmac('sha256', key).update(part).digest();
  return timingSafeEqual(createHmac('sha256', key).update(text).digest(), Buffer.from(signature, 'hex')) ? undefined : 'AuthFailure.SignatureFailure';
}
