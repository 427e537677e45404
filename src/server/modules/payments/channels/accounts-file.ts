import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { ProvinceCode } from '#contracts/regions.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import { belongTogether, privateKeyPem, publicKeyPem } from './alipay/alipay-keys.ts';
import type { AlipayOptions } from './alipay/alipay-channel.ts';
import type { UnionpayOptions } from './unionpay/unionpay-channel.ts';
import type { WechatOptions } from './wechat/wechat-channel.ts';

/** A receiving account (收款账户) as the settings describe it; its keys are read when they are first needed. */
export type ReceivingAccount = ({ kind: 'alipay' } & Account<AlipayOptions>) | ({ kind: 'wechat' } & Account<WechatOptions>) | ({ kind: 'unionpay' } & Account<UnionpayOptions>);
type Account<O> = Omit<O, 'now' | 'timeoutMs'>;

const file = z.string().min(1, 'must be the path of a file');
const address = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
const common = {
  account: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens').max(40),
  provinces: z.union([z.literal('all'), z.array(ProvinceCode).min(1)], { error: 'must be "all" or a list of provinces by their two digits' }),
};
const number = z.int().positive();

const Alipay = z.strictObject({
  ...common, kind: z.literal('alipay'), appId: z.string().regex(/^\d{16}$/, 'must be the 16 digits of the app'), sellerId: z.string().regex(/^2088\d{12}$/, 'must be the seller’s 16 digits, 2088…'),
  gateway: address.default('https://openapi.alipay.com/gateway.do'),
  keys: z.array(z.strictObject({ number, privateKey: file, certificate: file.optional() })).min(1),
  alipayPublicKeys: z.array(file).default([]), alipayCertificates: z.array(file).default([]), alipayRootCertificate: file.optional(),
});
const Wechat = z.strictObject({
  ...common, kind: z.literal('wechat'), merchant: z.string().regex(/^\d{8,12}$/, 'must be the digits of the merchant'), appId: z.string().regex(/^wx[0-9a-z]{16}$/, 'must be wx and 16 signs'),
  gateway: address.default('https://api.mch.weixin.qq.com'), h5Origin: address.optional(),
  appSecret: file.optional(), authorizeUrl: address.default('https://open.weixin.qq.com/connect/oauth2/authorize'), apiGateway: address.default('https://api.weixin.qq.com'),
  keys: z.array(z.strictObject({ number, serial: z.string().regex(/^[0-9A-F]{20,64}$/, 'must be the certificate’s serial in capitals'), privateKey: file })).min(1),
  apiV3Key: file, publicKeys: z.array(z.strictObject({ id: z.string().regex(/^PUB_KEY_ID_[0-9A-Za-z]+$/, 'must begin with PUB_KEY_ID_'), file })).default([]), certificates: z.array(file).default([]),
});
const Unionpay = z.strictObject({
  ...common, kind: z.literal('unionpay'), merchant: z.string().regex(/^\d{15}$/, 'must be the 15 digits of the merchant'),
  gateway: address.default('https://gateway.95516.com'), fileGateway: address.default('https://filedownload.95516.com/'),
  keys: z.array(z.strictObject({ number, privateKey: file, certificate: file })).min(1),
  rootCertificate: file, middleCertificate: file, commonName: z.string().min(1).default('中国银联股份有限公司'),
});
const AccountsFile = z.strictObject({ accounts: z.array(z.discriminatedUnion('kind', [Alipay, Wechat, Unionpay])).min(1, 'must name an account') });

type Written = z.infer<typeof AccountsFile>['accounts'][number];

/** Reads the file PAYMENT_CHANNELS names, and every key it names; all faults are told at once and stop the start. What keys hold never stands in a fault. */
export function readAccounts(path: string, { production }: { production: boolean }): ReceivingAccount[] {
  const faults: string[] = [];
  const parsed = AccountsFile.safeParse(parseJson(path, faults));
  for (const issue of faults.length > 0 ? [] : (parsed.error?.issues ?? [])) faults.push(`${placeOf(issue.path)}${issue.message}`);
  const accounts = (parsed.data?.accounts ?? []).map((written) => open(written, keyReader(dirname(resolve(path)), written.account, faults)));
  if (faults.length === 0) faults.push(...accounts.flatMap(strangers));
  for (const written of parsed.data?.accounts ?? []) faults.push(...faultsTogether(written, parsed.data?.accounts ?? [], production));
  if (faults.length > 0) throw startFault([`PAYMENT_CHANNELS: ${path} must be put right:`, ...[...new Set(faults)].map((fault) => `  ${fault}`)].join('\n'));
  return accounts;
}

function parseJson(path: string, faults: string[]): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push(error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
    return undefined;
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `${path.map((part) => (typeof part === 'number' ? `[${String(part + 1)}]` : String(part))).join('.').replaceAll('.[', '[')}: `;
}

type KeyReader = <T extends string | undefined>(path: T, check?: (text: string) => unknown) => T;

/** Reads key files beside the accounts file; one that is missing, or not what it should be, is a fault and no exception. */
function keyReader(folder: string, account: string, faults: string[]): KeyReader {
  return ((path: string | undefined, check: (text: string) => unknown = createPrivateKey): string | undefined => {
    if (path === undefined) return undefined;
    let text = '';
    try {
      text = readFileSync(resolve(folder, path), 'utf8').trim();
    } catch {
      faults.push(`${account}: ${path} cannot be read`);
      return text;
    }
    try {
      check(text);
    } catch {
      faults.push(`${account}: ${path} does not hold what it should`);
    }
    return text;
  }) as KeyReader;
}

const certificate = (text: string) => new X509Certificate(text);

function open(written: Written, read: KeyReader): ReceivingAccount {
  const newestFirst = <K extends { number: number }>(keys: readonly K[]): K[] => [...keys].sort((a, b) => b.number - a.number);
  switch (written.kind) {
    case 'alipay': {
      const own = newestFirst(written.keys).map((key) => ({ number: key.number, privateKey: read(key.privateKey, privateKeyPem), certificate: read(key.certificate, certificate) }));
      const platform = [...written.alipayPublicKeys.map((path) => ({ publicKey: read(path, publicKeyPem) })), ...written.alipayCertificates.map((path) => ({ certificate: read(path, certificate) }))];
      const rootCertificate = read(written.alipayRootCertificate, certificate);
      return { kind: 'alipay', account: written.account, provinces: written.provinces, appId: written.appId, sellerId: written.sellerId, gateway: written.gateway, keys: () => ({ own, platform, rootCertificate }) };
    }
    case 'wechat': {
      const own = newestFirst(written.keys).map((key) => ({ serial: key.serial, privateKey: read(key.privateKey) }));
      const platform = [...written.publicKeys.map((key) => ({ serial: key.id, publicKey: read(key.file, createPublicKey) })), ...written.certificates.map((path) => ({ certificate: read(path, certificate) }))];
      const apiV3Key = read(written.apiV3Key, (text) => { if (Buffer.byteLength(text) !== 32) throw new Error('32 bytes'); });
      const secret = read(written.appSecret, (text) => { if (!/^[0-9a-f]{32}$/.test(text)) throw new Error('32 signs'); });
      const identify = secret === undefined ? undefined : { appSecret: () => secret, authorizeUrl: written.authorizeUrl, apiGateway: written.apiGateway };
      return { kind: 'wechat', account: written.account, provinces: written.provinces, merchant: written.merchant, appId: written.appId, gateway: written.gateway, h5Origin: written.h5Origin, identify, keys: () => ({ own, apiV3Key, platform }) };
    }
    case 'unionpay': {
      const own = newestFirst(written.keys).map((key) => ({ number: key.number, privateKey: read(key.privateKey), certificate: read(key.certificate, certificate) }));
      const trust = { root: read(written.rootCertificate, certificate), middle: read(written.middleCertificate, certificate), commonName: written.commonName };
      return { kind: 'unionpay', account: written.account, provinces: written.provinces, merchant: written.merchant, gateway: written.gateway, fileGateway: written.fileGateway, keys: () => ({ own, trust }) };
    }
  }
}

/** Own keys whose certificate belongs to another key. */
function strangers(account: ReceivingAccount): string[] {
  const pairs = account.kind === 'wechat' ? [] : account.keys().own;
  return pairs.filter((key) => key.certificate !== undefined && !belongTogether(key.privateKey, key.certificate)).map((key) => `${account.account}: key ${String(key.number)} and its certificate do not belong together`);
}

/** Faults of what is right one by one but not together. */
function faultsTogether(written: Written, all: readonly Written[], production: boolean): string[] {
  const at = `${written.account}: `;
  const others = all.filter((other) => other !== written);
  const shares = (other: Written): boolean => other.kind === written.kind && (other.provinces === 'all' ? written.provinces === 'all' : written.provinces !== 'all' && other.provinces.some((province) => written.provinces.includes(province)));
  const addresses = written.kind === 'unionpay' ? [written.gateway, written.fileGateway] : [written.gateway, ...(written.kind === 'wechat' ? [written.h5Origin ?? '', written.authorizeUrl, written.apiGateway] : [])];
  const plainKeys = written.kind === 'alipay' && written.alipayPublicKeys.length > 0;
  const certificates = written.kind === 'alipay' && written.alipayCertificates.length > 0;
  return [
    ...(others.some((other) => other.account === written.account) ? [`${at}two accounts have this name`] : []),
    ...(others.some(shares) ? [`${at}another ${written.kind} account takes the fees of the same provinces`] : []),
    ...(new Set(written.keys.map((key) => key.number)).size < written.keys.length ? [`${at}two keys have one number`] : []),
    ...(production && addresses.some((url) => url.startsWith('http://')) ? [`${at}production speaks to channels by https only`] : []),
    ...(written.kind === 'alipay' && plainKeys === certificates ? [`${at}give either alipayPublicKeys or alipayCertificates`] : []),
    ...(certificates && (written.alipayRootCertificate === undefined || written.keys.some((key) => key.certificate === undefined)) ? [`${at}certificate mode needs alipayRootCertificate and a certificate with every key`] : []),
  ];
}

