import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { keptFile } from '../kept-file.ts';
import { makeCertificate, type Name } from './make-certificate.ts';

/** A key of the stand-in world, with its certificate and the certificate's serial. */
export type BankKey = { privateKey: KeyObject; privatePem: string; publicKey: KeyObject; publicPem: string; certificate: string; serial: string };

/** Both sides' keys: two of each, so that changing keys can be shown. `ours` are the merchant's, `theirs` the channel's. */
export type BankKeys = {
  ours(kind: Kind, nth: 1 | 2): BankKey;
  theirs(kind: Kind, nth: 1 | 2): BankKey;
  /** The authorities of the channels' certificates. */
  root(): BankKey;
  middle(): BankKey;
  /** The key 微信 seals with, 32 signs. */
  apiV3Key(): string;
};
export type Kind = 'alipay' | 'wechat' | 'unionpay';

const AUTHORITY: Name = [['C', 'CN'], ['O', '模拟认证中心'], ['CN', 'Stand-in Root CA']];
const MIDDLE: Name = [['C', 'CN'], ['O', '模拟认证中心'], ['CN', 'Stand-in OCA1']];
const OWNERS: Record<Kind, string> = { alipay: '支付宝(模拟)', wechat: 'Tenpay.com Root (stand-in)', unionpay: '041@Z2026@00040000:SIGN@00000001' };

/** The keys of a stand-in bank, made the first time each is needed and kept in a folder only its owner can read; every process of an installation has the same. */
export function bankKeys(folder: string): BankKeys {
  const made = new Map<string, BankKey>();
  const key = (name: string, certify: (publicKey: KeyObject, serial: bigint, own: KeyObject) => string): BankKey => {
    const known = made.get(name);
    if (known) return known;
    const privatePem = keptFile(folder, `${name}.pem`, () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const privateKey = createPrivateKey(privatePem);
    const publicKey = createPublicKey(privatePem);
    const certificate = keptFile(folder, `${name}.crt`, () => certify(publicKey, serialOf(publicKey), privateKey));
    const one = { privateKey, privatePem, publicKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), certificate, serial: new X509Certificate(certificate).serialNumber };
    made.set(name, one);
    return one;
  };
  const root = () => key('root', (publicKey, serial, own) => makeCertificate({ subject: AUTHORITY, issuer: AUTHORITY, publicKey, issuerKey: own, serial, isAuthority: true }));
  const middle = () => key('middle', (publicKey, serial) => makeCertificate({ subject: MIDDLE, issuer: AUTHORITY, publicKey, issuerKey: root().privateKey, serial, isAuthority: true }));
  const issued = (name: string, cn: string) => key(name, (publicKey, serial) => makeCertificate({ subject: [['C', 'CN'], ['O', '模拟'], ['CN', cn]], issuer: MIDDLE, publicKey, issuerKey: middle().privateKey, serial }));
  return {
    root, middle,
    ours: (kind, nth) => issued(`${kind}-merchant-${String(nth)}`, `041@N2026@Jinbang@${String(nth)}`),
    theirs: (kind, nth) => issued(`${kind}-channel-${String(nth)}`, OWNERS[kind]),
    apiV3Key: () => keptFile(folder, 'apiv3.txt', () => createHash('sha256').update(root().privatePem).digest('hex').slice(0, 32)),
  };
}

/** Positive, and never the same for two keys. */
function serialOf(publicKey: KeyObject): bigint {
  return BigInt(`0x5${createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 31)}`);
}
