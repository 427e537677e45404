import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { RegisteredTemplates } from './registered-templates.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, 'must be lower-case letters, digits and hyphens, a letter first');
const secret = z.string().min(8, 'must have at least 8 characters');
const address = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
/** Networks a carrier reports from, `203.0.113.0/24`; none given, the secret address alone decides. */
const networks = z.array(z.string().refine(isNetwork, 'must be an address or a network like 203.0.113.0/24')).default([]);
/** What a header may hold: one line, nothing invisible. */
const line = z.string().min(1).max(200).regex(/^[^\p{Cc}\p{Cf}]+$/u, 'must be one line of visible characters');

const Aliyun = z.strictObject({ name, kind: z.literal('aliyun'), endpoint: address.default('https://dysmsapi.aliyuncs.com'), accessKeyId: z.string().min(1), accessKeySecret: secret, signName: line, templates: RegisteredTemplates, reportsFrom: networks });
const Tencent = z.strictObject({
  name, kind: z.literal('tencent'), endpoint: address.default('https://sms.tencentcloudapi.com'), region: z.string().default('ap-guangzhou'), secretId: z.string().min(1), secretKey: secret, sdkAppId: z.string().regex(/^\d+$/, 'must be digits'),
  signName: line, templates: RegisteredTemplates, reportsFrom: networks,
  /** A value of a variable at the longest; people’s own accounts have 12. */
  longestValue: z.int().min(1).optional(),
});
const Gateway = z.strictObject({ name, kind: z.literal('gateway'), url: address, key: z.string().min(16, 'must have at least 16 characters') });
const Smtp = z.strictObject({
  name, kind: z.literal('smtp'), host: z.string().min(1), port: z.int().min(1).max(65_535), security: z.enum(['tls', 'starttls', 'none']), user: z.string().optional(), password: secret.optional(),
  from: z.strictObject({ name: line, address: z.email() }),
  /** The mailbox that bounces go to, `bounce@example.gov.cn`: each mail gets an address of its own there, `bounce+…@`. */
  bounces: z.email().optional(),
  dkim: z.strictObject({ domain: z.string().min(1), selector: z.string().min(1), keyFile: z.string().min(1) }).optional(),
  /** The authority (PEM) that signed the server's certificate, where it is one of the house's own. */
  caFile: z.string().min(1).optional(),
  perSecond: z.int().min(1).max(1000).default(20), connections: z.int().min(1).max(50).default(4), reportsFrom: networks,
});

/** Most sendings to one number or mailbox in a minute, an hour and a day. */
const Allowance = z.strictObject({ minute: z.int().min(1), hour: z.int().min(1), day: z.int().min(1) });
export type Allowance = z.infer<typeof Allowance>;

/** Codes and everything else are counted apart, so that a flood of news never keeps a code back. */
const LIMITS = { code: { minute: 2, hour: 10, day: 20 }, notice: { minute: 10, hour: 40, day: 100 } };
const Limits = z.strictObject({ code: Allowance.default(LIMITS.code), notice: Allowance.default(LIMITS.notice) }).default(LIMITS);
export type Limits = z.infer<typeof Limits>;

const fileOf = <K extends z.ZodType>(kind: K) => z.strictObject({ carriers: z.array(kind).min(1).max(5), limits: Limits });
const SmsFile = fileOf(z.discriminatedUnion('kind', [Aliyun, Tencent, Gateway]));
const MailFile = fileOf(z.discriminatedUnion('kind', [Smtp, Gateway]));

export type AliyunSettings = z.infer<typeof Aliyun>;
export type TencentSettings = z.infer<typeof Tencent>;
export type GatewaySettings = z.infer<typeof Gateway>;
export type SmtpSettings = z.infer<typeof Smtp> & { /** The private key of DKIM and the own authority, read at the start. */ dkimKey?: string; ca?: string };
export type CarrierSettings = AliyunSettings | TencentSettings | GatewaySettings | SmtpSettings;

/** The carriers of one channel in the order they are asked (主通道在前), or our stand-ins. */
export type ChannelSettings<C = CarrierSettings> = { kind: 'stand-in'; limits: Limits } | { kind: 'real'; carriers: readonly C[]; limits: Limits };

export const STAND_IN_CHANNEL: ChannelSettings = { kind: 'stand-in', limits: LIMITS };

type Read = { channel: ChannelSettings; faults: string[] };

/** Reads a file of carriers; its faults never show what it holds. Production speaks to carriers encrypted only, but on this machine. */
export function readCarriers(channel: 'sms' | 'mail', file: string, production: boolean): Read {
  const none = (faults: string[]): Read => ({ channel: STAND_IN_CHANNEL, faults });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (problem) {
    return none([problem instanceof SyntaxError ? 'is no JSON' : 'cannot be read']);
  }
  const parsed = (channel === 'sms' ? SmsFile : MailFile).safeParse(content);
  if (!parsed.success) return none(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`));
  const { limits } = parsed.data;
  const faults: string[] = [];
  const carriers = parsed.data.carriers.map((carrier, at): CarrierSettings => {
    if (production) faults.push(...plainFaults(carrier).map((fault) => `carriers.${String(at)}: ${fault}`));
    if (carrier.kind !== 'smtp') return carrier;
    if ((carrier.user === undefined) !== (carrier.password === undefined)) faults.push(`carriers.${String(at)}: user and password belong together`);
    const key = carrier.dkim && readPem(carrier.dkim.keyFile);
    const ca = carrier.caFile === undefined ? undefined : readPem(carrier.caFile);
    if (carrier.caFile !== undefined && ca?.includes('BEGIN CERTIFICATE') !== true) faults.push(`carriers.${String(at)}.caFile: is no certificate that can be read`);
    if (carrier.dkim && key === undefined) faults.push(`carriers.${String(at)}.dkim.keyFile: cannot be read`);
    return { ...carrier, ...(key !== undefined && { dkimKey: key }), ...(ca !== undefined && { ca }) };
  });
  const names = carriers.map((c) => c.name);
  for (const twice of new Set(names.filter((one, at) => names.indexOf(one) !== at))) faults.push(`carriers: two are named ${twice}`);
  return faults.length > 0 ? none(faults) : { channel: { kind: 'real', carriers, limits }, faults };
}

function readPem(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function plainFaults(carrier: CarrierSettings): string[] {
  if (carrier.kind === 'smtp') return carrier.security === 'none' && !isLoopback(carrier.host) ? ['production sends mail by TLS or STARTTLS only'] : [];
  const url = new URL(carrier.kind === 'gateway' ? carrier.url : carrier.endpoint);
  return url.protocol === 'http:' && !isLoopback(url.hostname) ? ['production speaks to services by https only'] : [];
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isNetwork(text: string): boolean {
  const [host = '', bits, ...rest] = text.split('/');
  const version = isIP(host);
  return version !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}
