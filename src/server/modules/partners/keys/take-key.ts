import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { KeyShown } from '#contracts/partners.ts';
import { heldPartner, type Acting } from '../asking.ts';
import { keyEndsAt, olderEndsAt, refusalsToRevoke, refusalsToTake } from '../domain/key-rules.ts';
import { insertPartnerAct } from '../partners.store.ts';
import { lockKey, revokeKey, startKey } from './keys.store.ts';
import { keyDigest, makeKey } from './partner-actor.ts';

/** 领取密钥: makes the approved key and shows it to its proposer, this once; only its digest is kept. Older keys of the system go on for a fortnight at most (轮换). */
export async function takeKey(acting: Acting, crypto: FieldCrypto, partnerId: string, keyId: string): Promise<Result<KeyShown>> {
  const { tx, actor, now } = acting;
  const partner = await heldPartner(acting, partnerId);
  if (!partner.ok) return partner;
  const key = await lockKey(tx, partnerId, keyId);
  if (!key) return refusedFor('partner.key_not_found');
  const no = refusalsToTake(actor, key, now);
  if (no.length > 0) return refused(no);
  const made = makeKey();
  const expiresAt = keyEndsAt(key.days, now);
  await startKey(tx, key, { digest: keyDigest(crypto, made), expiresAt, olderEndAt: olderEndsAt(now) }, now);
  await insertPartnerAct(tx, partnerId, 'key_taken', actor, String(key.number), now);
  return ok({ key: made, expiresAt });
}

/** 吊销密钥: ends a live key; it holds at the very next call. One person is enough to close a door. */
export async function endKey(acting: Acting, partnerId: string, keyId: string, why: string): Promise<Result<undefined>> {
  const { tx, actor, now } = acting;
  const partner = await heldPartner(acting, partnerId);
  if (!partner.ok) return partner;
  const key = await lockKey(tx, partnerId, keyId);
  if (!key) return refusedFor('partner.key_not_found');
  const no = refusalsToRevoke(key, now);
  if (no.length > 0) return refused(no);
  await revokeKey(tx, keyId, why, now);
  await insertPartnerAct(tx, partnerId, 'key_revoked', actor, why, now);
  return ok(undefined);
}
