import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { moveOwnDigest } from '#server/platform/crypto/move-own-digests.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { removeFadedDoors } from '#server/platform/doors/doors.store.ts';

/** True when the account has signed in from this network before. */
export async function knowsNetwork(tx: Tx, account: AccountId, networkKey: Buffer): Promise<boolean> {
  await moveOwnDigest(tx, 'account_device.network_key', account, networkKey);
  const row = await tx.selectFrom('account_device').select('device_key').where('account_id', '=', account).where('network_key', '=', networkKey).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Remembers a browser; answers whether it is new and whether it is the account's first. */
export async function rememberDevice(tx: Tx, account: AccountId, deviceKey: Buffer, networkKey: Buffer, now: Instant): Promise<{ isNew: boolean; isFirst: boolean }> {
  await moveOwnDigest(tx, 'account_device.device_key', account, deviceKey);
  const others = await tx.selectFrom('account_device').select('device_key').where('account_id', '=', account).limit(1).executeTakeFirst();
  const at = new Date(now);
  const made = await tx.insertInto('account_device').values({ account_id: account, device_key: deviceKey, network_key: networkKey, first_signed_in_at: at, last_signed_in_at: at })
    .onConflict((c) => c.doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return { isNew: true, isFirst: others === undefined };
  await tx.updateTable('account_device').set({ network_key: networkKey, last_signed_in_at: at }).where('account_id', '=', account).where('device_key', '=', deviceKey).execute();
  return { isNew: false, isFirst: false };
}

/** Removes what has long faded: doors, codes, quotas and drafts. */
export async function removeFaded(tx: Tx, now: Instant): Promise<void> {
  const dayAgo = new Date(now - 86_400_000);
  await removeFadedDoors(tx, now);
  await tx.deleteFrom('one_time_code').where('expires_at', '<', dayAgo).execute();
  await tx.deleteFrom('code_quota').where('last_sent_at', '<', new Date(now - 7 * 86_400_000)).execute();
  await tx.deleteFrom('visit_draft').where('expires_at', '<', new Date(now)).execute();
}

/** Forgets the browsers and networks an account signed in from. */
export async function forgetDevices(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.deleteFrom('account_device').where('account_id', '=', accountId).execute();
}
