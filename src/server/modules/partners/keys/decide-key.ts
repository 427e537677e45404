import type { DecideKey } from '#contracts/partners.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { heldPartner, type Acting } from '../asking.ts';
import { refusalsToDecide } from '../domain/key-rules.ts';
import { insertPartnerAct } from '../partners.store.ts';
import { lockKey, settleKey } from './keys.store.ts';

/** 批准密钥: a second person approves or declines what one proposed; the key itself is made only when its proposer takes it. */
export async function decideKey(acting: Acting, partnerId: string, keyId: string, { decision, reason }: DecideKey): Promise<Result<undefined>> {
  const { tx, actor, now } = acting;
  const partner = await heldPartner(acting, partnerId);
  if (!partner.ok) return partner;
  const key = await lockKey(tx, partnerId, keyId);
  if (!key) return refusedFor('partner.key_not_found');
  const no = refusalsToDecide(actor, key);
  if (no.length > 0) return refused(no);
  await settleKey(tx, keyId, decision === 'approve' ? 'approved' : 'declined', actor, reason, now);
  await insertPartnerAct(tx, partnerId, decision === 'approve' ? 'key_approved' : 'key_declined', actor, reason, now);
  return ok(undefined);
}
