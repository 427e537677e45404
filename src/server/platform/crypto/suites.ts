import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';

/** A secret as a suite uses it, made once: handing bare bytes to the cipher each time costs four times the encryption of a name. */
export type SuiteKey = { cipher: KeyObject; mac: KeyObject };

/** One way of sealing bytes: authenticated encryption with associated data, every secret 32 bytes. */
export type SealSuite = {
  code: number;
  keyOf(secret: Buffer): SuiteKey;
  seal(key: SuiteKey, aad: Buffer, plain: Buffer): Buffer;
  open(key: SuiteKey, aad: Buffer, sealed: Buffer): Buffer;
};

/** AES-256-GCM: iv 12, ciphertext, tag 16. */
export const AES_GCM: SealSuite = {
  code: 1,
  keyOf(secret) {
    const whole = createSecretKey(secret);
    return { cipher: whole, mac: whole }; // the mode authenticates by itself
  },
  seal(key, aad, plain) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key.cipher, iv);
    cipher.setAAD(aad);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, body, cipher.getAuthTag()]);
  },
  open(key, aad, sealed) {
    const decipher = createDecipheriv('aes-256-gcm', key.cipher, sealed.subarray(0, 12));
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(sealed.length - 16));
    return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
  },
};

/** 商用密码: SM4-CTR, then HMAC-SM3 over aad, iv and ciphertext (encrypt-then-MAC); iv 16, ciphertext, mac 32. */
export const SM4_SM3: SealSuite = {
  code: 2,
  keyOf: (secret) => ({ cipher: createSecretKey(secret.subarray(0, 16)), mac: createSecretKey(secret.subarray(16)) }),
  seal(key, aad, plain) {
    const iv = randomBytes(16);
    const cipher = createCipheriv('sm4-ctr', key.cipher, iv);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, body, sm3Mac(key.mac, aad, iv, body)]);
  },
  open(key, aad, sealed) {
    const iv = sealed.subarray(0, 16);
    const body = sealed.subarray(16, sealed.length - 32);
    if (!timingSafeEqual(sm3Mac(key.mac, aad, iv, body), sealed.subarray(sealed.length - 32))) throw new Error('sealed value was altered');
    const decipher = createDecipheriv('sm4-ctr', key.cipher, iv);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  },
};

function sm3Mac(key: KeyObject, aad: Buffer, iv: Buffer, body: Buffer): Buffer {
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(aad.length, 0);
  lengths.writeUInt32BE(body.length, 4);
  return createHmac('sm3', key).update(lengths).update(aad).update(iv).update(body).digest();
}
