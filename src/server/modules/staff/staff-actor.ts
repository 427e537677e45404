import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/db/tx.ts';
import type { SeenBy } from '#server/platform/http/endpoint.ts';
import { refusalsOfSeeingAs } from './domain/manager-rules.ts';
import { powersOf, type SignInPolicy } from './domain/powers.ts';
import { standingBySso } from './domain/sso-rules.ts';
import { findView } from './see-as/see-as.store.ts';
import { findSsoSignIn } from './sso/sso-binding.store.ts';
import { memberChanges } from './staff-changes.ts';
import { findMember, type Member } from './staff.store.ts';

type Known = { staffId: StaffId; name: string; permissions: readonly Permission[]; jurisdiction: Jurisdiction; seenBy?: SeenBy };

const REMEMBERED_MS = 3_000;
const REMEMBERED_MOST = 5_000;

/** What nobody does through a colleague's eyes: numbers in full, files to take along. */
const NOT_SEEN_AS: readonly Permission[] = ['person.unmask', 'report.export'];

/**
 * What a signed-in member may do and see, remembered for a few seconds per process; nothing for the suspended, no permission for who has
 * still a password or a second factor to see to. What this process itself changes of members holds at its very next request. A sign-in that sees as a colleague gets the colleague's view for as long as both may.
 */
export function openStaffActors(db: Db, policy: SignInPolicy): (staffId: string, sessionId: string, now: Instant) => Promise<Known | undefined> {
  const cache = new Map<string, { known: Known | undefined; until: number; changes: number }>();
  return async (staffId, sessionId, now) => {
    const key = `${staffId} ${sessionId}`;
    // the age is real time: a virtual clock must not keep a suspended member alive
    const cached = cache.get(key);
    if (cached?.changes === memberChanges() && cached.until > performance.now() && !isOver(cached.known, now)) return cached.known;
    // counted before it is read: a change that comes to stand during the reading makes it old at once
    const changes = memberChanges();
    const known = await inTransaction(db, (tx) => read(tx, policy, { staffId, sessionId, now }));
    if (cache.size >= REMEMBERED_MOST) cache.clear();
    // who may do nothing yet is not remembered: they go on working the moment they have seen to it
    if (known?.permissions.length !== 0) cache.set(key, { known, until: performance.now() + REMEMBERED_MS, changes });
    return known;
  };
}

async function read(tx: Tx, policy: SignInPolicy, who: { staffId: string; sessionId: string; now: Instant }): Promise<Known | undefined> {
  const id = StaffId.safeParse(who.staffId);
  const member = id.success ? await findMember(tx, id.data) : undefined;
  if (member?.state !== 'active') return undefined;
  const own: Known = { staffId: member.id, name: member.name, permissions: powersOf(standingBySso(member, await findSsoSignIn(tx, who.sessionId, member.id), who.now), policy, who.now), jurisdiction: member.jurisdiction };
  if (!own.permissions.includes('staff.see_as')) return own;
  const view = await findView(tx, who.sessionId, member.id, who.now);
  const seen = view && (await findMember(tx, view.seenId));
  if (!seen || refusalsOfSeeingAs({ staffId: member.id, jurisdiction: member.jurisdiction }, seen).length > 0) return own;
  return viewOf(seen, policy, who.now, { staffId: member.id, name: member.name, until: view.endsAt });
}

function viewOf(seen: Member, policy: SignInPolicy, now: Instant, seenBy: SeenBy): Known {
  const permissions = powersOf({ ...seen, passwordTemporary: false, passwordChangedAt: now, secondFactor: true }, policy, now).filter((p) => !NOT_SEEN_AS.includes(p));
  return { staffId: seen.id, name: seen.name, permissions, jurisdiction: seen.jurisdiction, seenBy };
}

function isOver(known: Known | undefined, now: Instant): boolean {
  return known?.seenBy !== undefined && known.seenBy.until <= now;
}
