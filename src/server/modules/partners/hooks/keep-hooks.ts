import type { HookSecretShown, NewHook } from '#contracts/partner-hooks.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { placeNow } from '#server/platform/facts/recorded-facts.store.ts';
import { newId } from '#server/platform/ids.ts';
import { heldPartner, type Acting } from '../asking.ts';
import { insertPartnerAct } from '../partners.store.ts';
import { wakeDeliveries } from './deliveries.store.ts';
import { insertHook, lockHook, updateHook, type Hook } from './hooks.store.ts';
import { isPublicUrl } from './public-address.ts';
import { makeHookSecret } from './sign-message.ts';

export const SECRET = 'partner_hook.secret';
const DAY = 86_400_000;

type Keeping = Acting & { crypto: FieldCrypto };

/** 订阅事件: what happens from now on is told at this address; the secret it is signed with is shown once. */
export async function openHook(keeping: Keeping & { privateToo: boolean }, partnerId: string, { url, events }: NewHook): Promise<Result<HookSecretShown>> {
  const { tx, crypto, actor, now } = keeping;
  const partner = await heldPartner(keeping, partnerId);
  if (!partner.ok) return partner;
  if (!keeping.privateToo && !isPublicUrl(url)) return refusedFor('partner.hook_address', { path: 'url' });
  const [hookId, secret] = [newId(), makeHookSecret()];
  if (!(await insertHook(tx, { id: hookId, partnerId, url, events, secret: crypto.seal(SECRET, secret), after: await placeNow(tx), createdBy: actor.name }, now))) return refusedFor('partner.hook_taken', { path: 'url' });
  await insertPartnerAct(tx, partnerId, 'hook_opened', actor, new URL(url).host, now);
  return ok({ hookId, secret });
}

/** 轮换签名密钥: a new secret; for a day messages are signed with both, so that the receiver may change in between. */
export async function renewSecret(keeping: Keeping, partnerId: string, hookId: string): Promise<Result<HookSecretShown>> {
  const hook = await heldHook(keeping, partnerId, hookId);
  if (!hook.ok) return hook;
  const secret = makeHookSecret();
  await updateHook(keeping.tx, hookId, { secret: keeping.crypto.seal(SECRET, secret), oldSecret: hook.value.secret, oldSecretUntil: keeping.now + DAY });
  await insertPartnerAct(keeping.tx, partnerId, 'hook_secret_renewed', keeping.actor, new URL(hook.value.url).host, keeping.now);
  return ok({ hookId, secret });
}

/** 恢复推送: opens a paused subscription; everything that waits is sent at once, in its order. */
export async function resumeHook(keeping: Keeping, partnerId: string, hookId: string): Promise<Result<undefined>> {
  const hook = await heldHook(keeping, partnerId, hookId);
  if (!hook.ok) return hook;
  if (hook.value.state !== 'paused') return refusedFor('partner.hook_not_paused');
  await updateHook(keeping.tx, hookId, { state: 'active', pausedWhy: null, failingSince: null });
  await wakeDeliveries(keeping.tx, hookId, keeping.now);
  await insertPartnerAct(keeping.tx, partnerId, 'hook_resumed', keeping.actor, new URL(hook.value.url).host, keeping.now);
  return ok(undefined);
}

/** 关闭订阅: nothing is sent there any more. */
export async function closeHook(keeping: Keeping, partnerId: string, hookId: string, why: string): Promise<Result<undefined>> {
  const hook = await heldHook(keeping, partnerId, hookId);
  if (!hook.ok) return hook;
  await updateHook(keeping.tx, hookId, { state: 'closed', pausedWhy: why });
  await insertPartnerAct(keeping.tx, partnerId, 'hook_closed', keeping.actor, why, keeping.now);
  return ok(undefined);
}

/** A subscription that is not closed, held. */
export async function heldHook(acting: Acting, partnerId: string, hookId: string): Promise<Result<Hook>> {
  const partner = await heldPartner(acting, partnerId);
  if (!partner.ok) return partner;
  const hook = await lockHook(acting.tx, partnerId, hookId);
  if (!hook) return refusedFor('partner.hook_not_found');
  return hook.state === 'closed' ? refusedFor('partner.hook_closed') : ok(hook);
}
