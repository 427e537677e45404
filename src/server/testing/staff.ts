import type { StaffId } from '#contracts/ids.ts';
import { NewStaff } from '#contracts/staff.ts';
import { createStaff } from '#server/modules/staff/index.ts';
import type { Browser, TestApp } from './app.ts';

let count = 0;

export type Colleague = { id: StaffId; as: Browser; userName: string; password: string };

/** A member of staff with a password of their own, signed in: by default 赵磊, who reviews at 济南's first review point. */
export async function colleague(t: TestApp, changes: Record<string, unknown> = {}): Promise<Colleague> {
  count += 1;
  const userName = `zhaolei${String(count)}`;
  const password = 'qian2-fo2-shan1';
  const hash = await t.kit.passwords.hash(password);
  const person = NewStaff.parse({ userName, name: '赵磊', roles: ['reviewer'], jurisdiction: { kind: 'points', points: ['3701-01'] }, ...changes });
  const made = await t.inTx((tx) => createStaff(tx, person, { hash, temporary: false }, { byId: null, now: t.clock.now() }));
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  return { id: made.value, as: await t.signInStaff(made.value), userName: person.userName, password };
}

/** The same with an authenticator bound, for installations that require one; its codes are of no use to a test, the sign-in stands. */
export async function secured(t: TestApp, changes: Record<string, unknown> = {}): Promise<Colleague> {
  const who = await colleague(t, changes);
  await t.asOwner(`insert into staff_second_factor (staff_id, secret_sealed, confirmed_at) values ($1, '\\x00', now())`, [who.id]);
  return who;
}
