import { createHash, sign, verify, X509Certificate, type KeyObject } from 'node:crypto';

const joined = (fields: Readonly<Record<string, string>>, but: readonly string[]): Buffer => {
  const names = Object.keys(fields).filter((name) => !but.includes(name) && fields[name] !== '');
  names.sort();
  return Buffer.from(names.map((name) => [name, fields[name]].join('=')).join('&'), 'utf8');
};

/** True when a merchant's request carries the signature of one of its keys (RSA2). */
export function isFromMerchant(fields: Readonly<Record<string, string>>, keys: readonly KeyObject[]): boolean {
  const signature = Buffer.from(fields['sign'] ?? '', 'base64');
  return fields['sign_type'] === 'RSA2' && keys.some((key) => verify('sha256', joined(fields, ['sign']), key, signature));
}

/** The fields of a notice with their signature, which covers neither itself nor its type. */
export function signNotice(fields: Readonly<Record<string, string>>, key: KeyObject): Record<string, string> {
  return { ...fields, sign_type: 'RSA2', sign: sign('sha256', joined(fields, ['sign', 'sign_type']), key).toString('base64') };
}

/** An answer as Alipay writes it: the text between its name and its signature is what is signed. */
export function signAnswer(name: string, answer: object, key: KeyObject, serial: string | undefined): string {
  const text = JSON.stringify(answer);
  const signature = sign('sha256', Buffer.from(text, 'utf8'), key).toString('base64');
  return `{"${name}":${text},${serial === undefined ? '' : `"alipay_cert_sn":"${serial}",`}"sign":"${signature}"}`;
}

/** Alipay's number of a certificate: MD5 over its issuer, the last part first, and its serial in decimal. */
export function certificateNumber(pem: string): string {
  const { issuer, serialNumber } = new X509Certificate(pem);
  return createHash('md5').update(`${issuer.split('\n').reverse().join(',')}${BigInt(`0x${serialNumber}`).toString(10)}`).digest('hex');
}
