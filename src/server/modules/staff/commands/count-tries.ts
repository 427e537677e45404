import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import { doorAfterFailure, networkOf, secondsToWait } from '#server/kernel/sign-in-throttle.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { clearDoor, lockDoors, noteDoorsOf, setDoor } from '#server/platform/doors/doors.store.ts';
import { knowsStaffNetwork } from '../staff.store.ts';

export type From = { crypto: FieldCrypto; now: Instant; ip: string };
type Counted = { seconds: number; networkKey: Buffer; wrong(): Promise<void>; right(): Promise<void> };

/**
 * Counts tries at two doors (登录尝试限制): strictly for this name from this network, leniently for the name from everywhere, and that one
 * never for a network its owner has signed in from: no stranger can hold a member of staff back. The doors are held until the transaction ends.
 */
export async function countTries(tx: Tx, { crypto, now, ip }: From, at: { door: 'staff.sign_in_door' | 'staff.code_door'; name: string; staffId: StaffId | undefined }): Promise<Counted> {
  const network = networkOf(ip);
  const pairKey = crypto.index(at.door, `${at.name}\n${network}`);
  const nameKey = crypto.index(at.door, at.name);
  const networkKey = crypto.index('staff_network.network', network);
  const [pair, userName] = await lockDoors(tx, [pairKey, nameKey], now);
  const familiar = at.staffId !== undefined && (await knowsStaffNetwork(tx, at.staffId, networkKey));
  return {
    seconds: secondsToWait({ pair, userName, familiar }, now),
    networkKey,
    wrong: async () => {
      await setDoor(tx, pairKey, doorAfterFailure('pair', pair, now));
      await setDoor(tx, nameKey, doorAfterFailure('user_name', userName, now));
      if (at.staffId !== undefined) await noteDoorsOf(tx, at.staffId, [pairKey, nameKey]);
    },
    right: () => clearDoor(tx, pairKey),
  };
}
