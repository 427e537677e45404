import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ChangeStaffPassword } from '#contracts/staff.ts';
import { passwordRefusals } from '#server/kernel/password-policy.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { endFirstPasswords } from '../first-access/first-access.store.ts';
import { insertStaffEvent, updatePassword, type Member } from '../staff.store.ts';

/** Every reason why a new password cannot be taken, each at its field. */
export function refusalsOfNewPassword(form: ChangeStaffPassword, userName: string): Refusal[] {
  const no: Refusal[] = passwordRefusals(form.password, userName).map((r) => ({ ...r, path: 'password' }));
  if (form.password === form.current) no.push(refuse('account.password_unchanged', { path: 'password' }));
  if (form.password !== form.passwordAgain) no.push(refuse('account.password_differs', { path: 'passwordAgain' }));
  return no;
}

/** Takes the new password, ends the member's other sign-ins (all of them for a null `sessionId`). `was` is the hash the current password was checked against. */
export async function changeStaffPassword(tx: Tx, member: Member, to: { was: string; hash: string; sessionId: string | null; now: Instant }): Promise<Result<undefined>> {
  const done = await updatePassword(tx, member.id, to.was, { hash: to.hash, temporary: false }, to.now);
  if (!done) return refusedFor('account.password_wrong', { path: 'current' });
  await endFirstPasswords(tx, member.id, to.now);
  await endOtherSessions(tx, member.id, to.sessionId, new Date(to.now));
  await insertStaffEvent(tx, member.id, { kind: 'password_changed', byId: member.id }, to.now);
  return ok(undefined);
}
