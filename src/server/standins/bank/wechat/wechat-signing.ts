import { createCipheriv, randomBytes, sign, verify, type KeyObject } from 'node:crypto';

/** What a request says of itself in its Authorization header. */
export type Presented = { mchid: string; nonce_str: string; timestamp: string; serial_no: string; signature: string };

/** Takes an Authorization header apart; undefined when it is none of APIv3's. */
export function presented(header: string | undefined): Presented | undefined {
  const [scheme, rest = ''] = (header ?? '').split(/ (.*)/s);
  if (scheme !== 'WECHATPAY2-SHA256-RSA2048') return undefined;
  const parts = new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
  const [mchid, nonce_str, timestamp, serial_no, signature] = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'].map((name) => parts.get(name));
  return mchid !== undefined && nonce_str !== undefined && timestamp !== undefined && serial_no !== undefined && signature !== undefined ? { mchid, nonce_str, timestamp, serial_no, signature } : undefined;
}

const lines = (...parts: string[]): Buffer => Buffer.from(parts.map((part) => `${part}\n`).join(''), 'utf8');

/** True when a request was signed with this key over its own method, address and body. */
export function isFromMerchant(request: { method: string; url: string; body: string }, said: Presented, key: KeyObject): boolean {
  return verify('sha256', lines(request.method, request.url, said.timestamp, said.nonce_str, request.body), key, Buffer.from(said.signature, 'base64'));
}

/** The headers 微信 puts beside what it says. */
export function signatureHeaders(body: string, { at, serial, key }: { at: number; serial: string; key: KeyObject }): Record<string, string> {
  const [timestamp, nonce] = [String(Math.trunc(at / 1000)), randomBytes(16).toString('hex')];
  return {
    'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-serial': serial, 'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    'wechatpay-signature': sign('sha256', lines(timestamp, nonce, body), key).toString('base64'),
  };
}

/** Seals a text with a merchant's APIv3 key. */
export function seal(apiV3Key: string, text: string, associated: string): { algorithm: string; ciphertext: string; nonce: string; associated_data: string } {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associated));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext: sealed.toString('base64'), nonce, associated_data: associated };
}
