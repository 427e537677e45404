import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'TC3-HMAC-SHA256';
export const TC3_CONTENT_TYPE = 'application/json; charset=utf-8';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export type TcCall = { host: string; service: string; body: string; secretId: string; secretKey: string; now: number };

/** The `authorization` of a signed call with a JSON body, and the moment it is signed for (腾讯云 API 3.0 签名方法 v3, https://cloud.tencent.com/document/api/382/52071). */
export function signTc3({ host, service, body, secretId, secretKey, now }: TcCall): { authorization: string; timestamp: string } {
  const timestamp = String(Math.floor(now / 1000));
  const day = new Date(now).toISOString().slice(0, 10);
  const signedHeaders = 'content-type;host';
  const canonical = ['POST', '/', '', `content-type:${TC3_CONTENT_TYPE}`, `host:${host}`, '', signedHeaders, sha256(body)].join('\n');
  const scope = `${day}/${service}/tc3_request`;
  const key = hmac(hmac(hmac(`TC3${secretKey}`, day), service), 'tc3_request');
  const signature = createHmac('sha256', key).update([ALGORITHM, timestamp, scope, sha256(canonical)].join('\n')).digest('hex');
  return { authorization: `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`, timestamp };
}
