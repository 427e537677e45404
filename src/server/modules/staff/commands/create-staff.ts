import { randomInt } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { NewStaff } from '#contracts/staff.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { refusalsOfPosting } from '../domain/posting-rules.ts';
import { insertFirstPassword } from '../first-access/first-access.store.ts';
import { insertMember, insertStaffEvent } from '../staff.store.ts';

/** How the first password came about: chosen by its owner, or made for them and good only, once and not for long, for choosing another. */
export type FirstPassword = { hash: string; temporary: false } | { hash: string; temporary: true; key: Buffer };

/** Makes a member of staff (domain.md 3.2 item 2); hash the password outside the transaction. `byId` is null for the command line and the demonstration. */
export async function createStaff(tx: Tx, person: NewStaff, password: FirstPassword, by: { byId: StaffId | null; now: Instant }): Promise<Result<StaffId>> {
  const no = refusalsOfPosting(person.roles, person.jurisdiction);
  if (no.length > 0) return refused(no);
  const id = newId<StaffId>();
  const made = await insertMember(tx, {
    id, userName: person.userName, name: person.name, passwordHash: password.hash, passwordTemporary: password.temporary, state: 'active',
    roles: person.roles, jurisdiction: person.jurisdiction, homeProvince: provinceOf(person.jurisdiction) ?? null,
  }, by.now);
  if (!made) return refusedFor('staff.user_name_taken', { path: 'userName' });
  if (password.temporary) await insertFirstPassword(tx, id, { key: password.key, byId: by.byId }, by.now);
  await insertStaffEvent(tx, id, { kind: 'created', byId: by.byId, note: person.roles.join(' ') }, by.now);
  return ok(id);
}

/** No letters or digits that look like each other: it is read from a screen and typed once. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A first password nobody chose: four groups of four, 79 bits. */
export function generatePassword(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')).join('-');
}
