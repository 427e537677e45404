import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import { refused, refusedFor, ok, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { refusalsOfManaging, type Officer } from '../domain/manager-rules.ts';
import type { Member } from '../staff.store.ts';
import { lockMemberWithin } from './people.store.ts';

/** An officer at work on a member of staff. */
export type Acting = { tx: Tx; actor: Officer; now: Instant };

/** The member, held for an act of the manager's: outside the jurisdiction they do not exist, beyond the manager's reach the act is refused. */
export async function managed({ tx, actor }: Acting, id: StaffId): Promise<Result<Member>> {
  const member = await lockMemberWithin(tx, actor.jurisdiction, id);
  if (!member) return refusedFor('staff.not_found');
  const no = refusalsOfManaging(actor, member);
  return no.length > 0 ? refused(no) : ok(member);
}
