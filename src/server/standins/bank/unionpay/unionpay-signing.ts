import { createHash, sign, verify, X509Certificate } from 'node:crypto';
import type { BankKey } from '../bank-keys.ts';

const summary = (fields: Readonly<Record<string, string>>): Buffer => {
  const pairs = Object.entries(fields).flatMap(([name, value]) => (name === 'signature' ? [] : [`${name}=${value}`]));
  pairs.sort((a, b) => (a.slice(0, a.indexOf('=')) < b.slice(0, b.indexOf('=')) ? -1 : 1));
  return Buffer.from(createHash('sha256').update(pairs.join('&'), 'utf8').digest('hex'), 'ascii');
};

/** True when a merchant's message is signed with the key its certId names. */
export function isFromMerchant(fields: Readonly<Record<string, string>>, keys: readonly BankKey[]): boolean {
  const key = keys.find(({ serial }) => BigInt(`0x${serial}`).toString(10) === fields['certId']);
  return key !== undefined && fields['signMethod'] === '01' && fields['version'] === '5.1.0' && verify('sha256', summary(fields), key.publicKey, Buffer.from(fields['signature'] ?? '', 'base64'));
}

/** A message with 银联's certificate and signature. */
export function signMessage(fields: Readonly<Record<string, string>>, key: BankKey, certificate = key.certificate): Record<string, string> {
  const whole = { ...fields, version: '5.1.0', encoding: 'UTF-8', signMethod: '01', signPubKeyCert: new X509Certificate(certificate).toString() };
  return { ...whole, signature: sign('sha256', summary(whole), key.privateKey).toString('base64') };
}
