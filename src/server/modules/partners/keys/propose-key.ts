import type { ProposeKey } from '#contracts/partners.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { newId } from '#server/platform/ids.ts';
import { heldPartner, type Acting } from '../asking.ts';
import { refusalsOfScopes, refusalsToWithdraw } from '../domain/key-rules.ts';
import { insertPartnerAct } from '../partners.store.ts';
import { insertKey, lockKey, settleKey } from './keys.store.ts';

/** 申请密钥: proposes a key with its scopes, networks and time; nothing opens before a second person approves it. */
export async function proposeKey(acting: Acting, partnerId: string, wanted: ProposeKey): Promise<Result<string>> {
  const { tx, actor, now } = acting;
  const partner = await heldPartner(acting, partnerId);
  if (!partner.ok) return partner;
  const no = refusalsOfScopes(wanted.scopes);
  if (no.length > 0) return refused(no);
  const id = newId();
  if (!(await insertKey(tx, { id, partnerId, ...wanted }, actor, now))) return refusedFor('partner.key_waits');
  await insertPartnerAct(tx, partnerId, 'key_proposed', actor, wanted.reason, now);
  return ok(id);
}

/** Takes one's own proposal back while it waits (撤回). */
export async function withdrawKey(acting: Acting, partnerId: string, keyId: string): Promise<Result<undefined>> {
  const { tx, actor, now } = acting;
  const partner = await heldPartner(acting, partnerId);
  if (!partner.ok) return partner;
  const key = await lockKey(tx, partnerId, keyId);
  if (!key) return refusedFor('partner.key_not_found');
  const no = refusalsToWithdraw(actor, key);
  if (no.length > 0) return refused(no);
  await settleKey(tx, keyId, 'withdrawn', actor, '', now);
  await insertPartnerAct(tx, partnerId, 'key_withdrawn', actor, '', now);
  return ok(undefined);
}
