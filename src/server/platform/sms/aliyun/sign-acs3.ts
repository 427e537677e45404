import { createHash, createHmac, randomUUID } from 'node:crypto';

const ALGORITHM = 'ACS3-HMAC-SHA256';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export type AcsCall = { host: string; action: string; version: string; /** Parameters of an RPC interface, in the address. */ query: Readonly<Record<string, string>>; accessKeyId: string; accessKeySecret: string; now: number; nonce?: string };

/** RFC 3986, as the document asks: everything but letters, digits and `-_.~`. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The headers and the query of a signed call without a body, V3 signature (阿里云 V3 版本请求体与签名机制,
 * https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature).
 */
export function signAcs3({ host, action, version, query, accessKeyId, accessKeySecret, now, nonce = randomUUID() }: AcsCall): { query: string; headers: Record<string, string> } {
  const empty = sha256('');
  const canonicalQuery = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`).sort().join('&');
  const signed: Record<string, string> = {
    host, 'x-acs-action': action, 'x-acs-content-sha256': empty, 'x-acs-date': new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z'), 'x-acs-signature-nonce': nonce, 'x-acs-version': version,
  };
  const names = Object.keys(signed).sort();
  const canonical = ['POST', '/', canonicalQuery, ...names.map((name) => `${name}:${signed[name] ?? ''}`), '', names.join(';'), empty].join('\n');
  const signature = createHmac('sha256', accessKeySecret).update(`${ALGORITHM}\n${sha256(canonical)}`).digest('hex');
  const { host: _, ...sent } = signed;
  return { query: canonicalQuery, headers: { ...sent, authorization: `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}` } };
}
