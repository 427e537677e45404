import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { notGenuine } from '../ask.ts';
import { isSignedBy, openSealed } from './wechat-signing.ts';

/** What 微信 signs with: a public key named `PUB_KEY_ID_…` (微信支付公钥), or a platform certificate by its serial. */
export type WechatPlatformKey = { serial: string; publicKey: string } | { certificate: string };

const Certificates = z.object({
  data: z.array(z.object({ serial_no: z.string(), effective_time: z.string(), expire_time: z.string(), encrypt_certificate: z.object({ algorithm: z.literal('AEAD_AES_256_GCM'), nonce: z.string(), associated_data: z.string(), ciphertext: z.string() }) })),
});

/** How long the list of certificates is good; 微信 asks merchants to look again within 12 hours. */
const FRESH_FOR = 12 * 3_600_000;

export type SignedText = { serial: string; timestamp: string; nonce: string; signature: string; body: string };

/**
 * The keys 微信 may sign with, those configured and those fetched from `/v3/certificates`. The list is sealed with our APIv3 key, so that it can be believed before any certificate is known; with several
 * at once (a change of certificate) the serial chooses.
 */
export function wechatPlatformKeys({ apiV3Key, given, fetchList, now }: { apiV3Key: string; given: readonly WechatPlatformKey[]; fetchList: () => Promise<SignedText>; now: () => number }) {
  const known = new Map<string, KeyObject>(given.map((key) => ('serial' in key ? [key.serial, createPublicKey(key.publicKey)] : named(new X509Certificate(key.certificate)))));
  const byCertificate = given.every((key) => 'certificate' in key);
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    const answer = await fetchList();
    const found = Certificates.parse(JSON.parse(answer.body)).data
      .map(({ encrypt_certificate: sealed, serial_no: serial }) => ({ serial, certificate: new X509Certificate(openSealed(apiV3Key, sealed)) }))
      .filter(({ certificate }) => isInForce(certificate, now()))
      .map(({ serial, certificate }): [string, KeyObject] => [serial.toUpperCase(), certificate.publicKey]);
    const signer = found.find(([serial]) => serial === answer.serial.toUpperCase())?.[1] ?? known.get(answer.serial);
    if (!signer || !isSignedBy(signer, answer)) throw notGenuine('the list of certificates');
    for (const [serial, key] of found) known.set(serial, key);
    fetchedAt = now();
  }

  /** However many ask at once, the list is fetched once. */
  const refreshOnce = (): Promise<void> => (fetching ??= refresh().finally(() => { fetching = undefined; }));

  return {
    /** True when the text is signed by a key of 微信's that is known now. A notice of one that is not is refused, and 微信 sends it again: by then its certificate is known. */
    verifies(text: SignedText): boolean {
      const key = known.get(text.serial) ?? known.get(text.serial.toUpperCase());
      // nobody waits for it, and nothing depends on it: the next question or sending finds it or asks again
      if (!key && byCertificate) refreshOnce().catch(() => undefined);
      return key !== undefined && isSignedBy(key, text);
    },
    /** Looks for new certificates when the list is old. */
    async freshen(): Promise<void> {
      if (byCertificate && now() - fetchedAt > FRESH_FOR) await refreshOnce();
    },
    /** Looks for new certificates because of this serial, at most once a question. */
    async learn(serial: string): Promise<void> {
      if (byCertificate && !known.has(serial) && !known.has(serial.toUpperCase())) await refreshOnce();
    },
  };
}

function named(certificate: X509Certificate): [string, KeyObject] {
  return [certificate.serialNumber.toUpperCase(), certificate.publicKey];
}

function isInForce(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && now < Date.parse(certificate.validTo);
}
