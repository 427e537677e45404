import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { refuse, type Lang } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findByUserName } from '../account-claims.store.ts';
import { findAccountRow, setLanguage } from '../accounts.store.ts';
import { clearDoor, lockDoors, setDoor } from '#server/platform/doors/doors.store.ts';
import { knowsNetwork, rememberDevice } from '../doors.store.ts';
import { signInDestination } from '../domain/sign-in-destination.ts';
import { doorAfterFailure, networkOf, secondsToWait } from '#server/kernel/sign-in-throttle.ts';
import { findAccount } from '../find-account.ts';

export type SignInOffice = { crypto: FieldCrypto; now: Instant; ip: string; userAgent: string; lang: Lang };

/** What was found out before the transaction: whose user name it is, if anybody's, and whether the password is theirs. */
export type Credentials = { userName: string; accountId: AccountId | undefined; passwordHash: string | undefined; passwordRight: boolean };

/** The account and password hash behind a user name; the slow comparison is done outside the transaction. */
export async function findCredentials(tx: Tx, userName: string): Promise<{ accountId: AccountId; passwordHash: string } | undefined> {
  const accountId = await findByUserName(tx, userName);
  const row = accountId && (await findAccountRow(tx, accountId));
  return accountId && row && { accountId, passwordHash: row.password_hash };
}

/**
 * 登录 (R-2.1.1-29): counts at two doors, answers the same words whether the user name exists or the password is wrong, and forgets the
 * count on success. A new device is told to the account's mailbox. Returns where to go next.
 */
export async function signIn(tx: Tx, office: SignInOffice, credentials: Credentials, next: string | undefined): Promise<Result<{ accountId: AccountId; next: string }>> {
  const { crypto, now } = office;
  const network = networkOf(office.ip);
  const networkKey = crypto.index('account_device.network', network);
  const pairKey = crypto.index('sign_in_door', `${credentials.userName}\n${network}`);
  const nameKey = crypto.index('sign_in_door', credentials.userName);
  const [pair, userName] = await lockDoors(tx, [pairKey, nameKey], now);
  const { accountId } = credentials;
  const familiar = accountId !== undefined && (await knowsNetwork(tx, accountId, networkKey));
  const seconds = secondsToWait({ pair, userName, familiar }, now);
  if (seconds > 0) return refusedFor('account.sign_in_delayed', { params: { seconds } });
  const row = accountId && (await findAccountRow(tx, accountId));
  // The password may have changed between the comparison and now.
  const right = credentials.passwordRight && row?.password_hash === credentials.passwordHash;
  if (!right || !row) {
    await setDoor(tx, pairKey, doorAfterFailure('pair', pair, now));
    await setDoor(tx, nameKey, doorAfterFailure('user_name', userName, now));
    return refusedKeeping([refuse('account.sign_in_failed', { path: 'userName' })]);
  }
  if (row.state === 'frozen') return refusedFor('account.frozen');
  await clearDoor(tx, pairKey);
  return enterAccount(tx, office, accountId, next);
}

/** Enters an account whose owner has shown who they are: a new device is told to its mailbox. Returns where to go next. */
export async function enterAccount(tx: Tx, office: SignInOffice, accountId: AccountId, next: string | undefined): Promise<Result<{ accountId: AccountId; next: string }>> {
  const { crypto, now } = office;
  const network = networkOf(office.ip);
  const networkKey = crypto.index('account_device.network', network);
  await setLanguage(tx, accountId, office.lang);
  const account = await findAccount(tx, crypto, accountId);
  if (!account) return refused([refuse('account.not_found')]);
  if (account.state === 'frozen') return refusedFor('account.frozen');
  const deviceKey = crypto.index('account_device.device', `${office.userAgent}\n${network}`);
  const device = await rememberDevice(tx, accountId, deviceKey, networkKey, now);
  if (device.isNew && !device.isFirst) {
    await queueMessage(tx, { crypto, now }, { to: { mail: account.mail }, template: 'new_device', params: { time: beijingTime(now), network: maskNetwork(network) }, lang: office.lang, accountId });
  }
  const facts = { agreementCurrent: account.agreementCurrent, hasEducation: account.educations.length > 0, hasPhone: account.phone !== undefined };
  return ok({ accountId, next: signInDestination(facts, next) });
}

/** Enough of an address for its owner to know it by. */
export function maskNetwork(network: string): string {
  return network.includes(':') ? `${network.split(':').slice(0, 2).join(':')}:…` : network.replace(/\.\d+$/, '.*');
}
