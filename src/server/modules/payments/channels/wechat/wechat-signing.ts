import { createDecipheriv, createPrivateKey, createSign, createVerify, randomBytes, type KeyObject } from 'node:crypto';

/** One of our API certificates' keys (商户API证书私钥) with its serial; the first in the file signs, the newest. */
export type WechatOwnKey = { serial: string; privateKey: string };

/** A request ready to be sent, signed as APIv3 asks (WECHATPAY2-SHA256-RSA2048: method, address, time, nonce and body, a line each). */
export function authorization({ merchant, key, method, pathAndQuery, body, seconds, nonce = randomBytes(16).toString('hex') }: { merchant: string; key: WechatOwnKey; method: string; pathAndQuery: string; body: string; seconds: number; nonce?: string }): string {
  const signature = rsaSign(key.privateKey, `${method}\n${pathAndQuery}\n${String(seconds)}\n${nonce}\n${body}\n`);
  return `WECHATPAY2-SHA256-RSA2048 mchid="${merchant}",nonce_str="${nonce}",signature="${signature}",timestamp="${String(seconds)}",serial_no="${key.serial}"`;
}

/** What the bridge inside 微信 wants to be called with (JSAPI调起支付, signType RSA). */
export function bridgeParameters({ appId, prepayId, key, seconds, nonce = randomBytes(16).toString('hex') }: { appId: string; prepayId: string; key: WechatOwnKey; seconds: number; nonce?: string }) {
  const pack = `prepay_id=${prepayId}`;
  return { appId, timeStamp: String(seconds), nonceStr: nonce, package: pack, signType: 'RSA', paySign: rsaSign(key.privateKey, `${appId}\n${String(seconds)}\n${nonce}\n${pack}\n`) };
}

/** True when 微信 signed these very bytes with this key: time, nonce and body, a line each. */
export function isSignedBy(publicKey: KeyObject, { timestamp, nonce, body, signature }: { timestamp: string; nonce: string; body: string; signature: string }): boolean {
  return createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`, 'utf8').verify(publicKey, signature, 'base64');
}

export type Sealed = { ciphertext: string; nonce: string; associated_data?: string | undefined };

/** Opens what 微信 sealed with our APIv3 key (AEAD_AES_256_GCM; the tag is the last 16 bytes); throws when a byte is not as sealed. */
export function openSealed(apiV3Key: string, { ciphertext, nonce, associated_data: associated = '' }: Sealed): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes.length <= 16) throw new Error('nothing is sealed');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key, 'utf8'), Buffer.from(nonce, 'utf8'), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(-16));
  decipher.setAAD(Buffer.from(associated, 'utf8'));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
}

function rsaSign(privateKey: string, text: string): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(createPrivateKey(privateKey), 'base64');
}
