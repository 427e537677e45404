import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { createRequire } from 'node:module';
import type { AlipaySdk } from 'alipay-sdk';
import type * as AlipaySdkPackage from 'alipay-sdk';
import { z } from 'zod';
import { notGenuine } from '../ask.ts';

/** One of our keys (应用私钥), with the certificate Alipay gave it in certificate mode (应用公钥证书). The highest number signs. */
export type AlipayOwnKey = { number: number; privateKey: string; certificate?: string | undefined };

/** What Alipay signs with: a plain public key (公钥模式), or its certificate (证书模式). All of them verify. */
export type AlipayPlatformKey = { publicKey: string } | { certificate: string };

export type AlipayKeys = { own: readonly AlipayOwnKey[]; platform: readonly AlipayPlatformKey[]; rootCertificate?: string | undefined };

/** The official SDK with our newest key, once for each key Alipay may sign with; it knows how both modes are signed. */
export function alipaySigners({ appId, gateway, keys }: { appId: string; gateway: string; keys: AlipayKeys }) {
  const newest = [...keys.own].sort((a, b) => b.number - a.number)[0];
  if (!newest) throw new Error('an Alipay account without a key');
  const { AlipaySdk: Sdk } = loadSdk();
  const base = { appId, gateway, keyType: 'PKCS8' as const, privateKey: privateKeyPem(newest.privateKey) };
  const sdks = keys.platform.map((key) => 'publicKey' in key
    ? new Sdk({ ...base, alipayPublicKey: publicKeyPem(key.publicKey) })
    : new Sdk({ ...base, appCertContent: newest.certificate ?? '', alipayPublicCertContent: key.certificate, alipayRootCertContent: keys.rootCertificate ?? '' }));
  const [first] = sdks;
  if (!first) throw new Error('an Alipay account without a key to verify with');
  /** In certificate mode Alipay says which of its certificates it signed with; otherwise each key is tried. */
  const candidates = (serial: string | undefined): AlipaySdk[] => sdks.filter((sdk) => !sdk.config.alipayCertSn || sdk.config.alipayCertSn === serial);
  return {
    signer: first,
    /** True when the fields of a notice carry a genuine RSA2 signature; the older RSA (SHA-1) is not taken although the SDK would. */
    isGenuineNotice(fields: Readonly<Record<string, string>>): boolean {
      if (fields['sign_type'] !== 'RSA2') return false;
      // Alipay signs no empty values, and the SDK would leave them in
      const signed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
      return candidates(fields['alipay_cert_sn']).some((sdk) => sdk.checkNotifySignV2({ ...signed }));
    },
    /** What a signed answer says of a method: exactly the text the signature covers is parsed, so that nothing beside it is believed. */
    readAnswer(body: string, method: string): unknown {
      const name = `${method.replaceAll('.', '_')}_response`;
      const outer = z.object({ sign: z.string().min(1), alipay_cert_sn: z.string().optional() }).safeParse(parseJson(body));
      if (!outer.success) throw notGenuine('no signature');
      const said = first.getSignStr(body, name);
      if (!candidates(outer.data.alipay_cert_sn).some((sdk) => sdk.rsaCheck(said, outer.data.sign, 'RSA2'))) throw notGenuine('signature');
      return parseJson(said);
    },
  };
}

export type AlipaySigners = ReturnType<typeof alipaySigners>;

/** The SDK is loaded when the first Alipay account is used: forty megabytes that an installation without one should not pay. */
function loadSdk(): typeof AlipaySdkPackage {
  const sdk: typeof AlipaySdkPackage = createRequire(import.meta.url)('alipay-sdk');
  return sdk;
}

/** Our key as PEM; Alipay's own tool writes it as bare base64. */
export function privateKeyPem(text: string): string {
  return createPrivateKey(text.includes('-----') ? text : { key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }).toString().trim();
}

/** Alipay's key as PEM, from PEM or the bare base64 shown in its open platform. */
export function publicKeyPem(text: string): string {
  return createPublicKey(text.includes('-----') ? text : { key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }).export({ type: 'spki', format: 'pem' }).toString().trim();
}

/** True when a certificate carries the public half of a key. */
export function belongTogether(privateKey: string, certificate: string): boolean {
  return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKeyPem(privateKey)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notGenuine('not JSON');
  }
}
