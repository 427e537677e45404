import { sql } from 'kysely';
import { keptStatement } from '../db/kept-statement.ts';
import { readAlone, type Db, type Tx } from '../db/tx.ts';

export type SessionKind = 'candidate' | 'staff';
export type SessionRow = { publicId: string; kind: SessionKind; subjectId: string; openedAt: Date; lastSeenAt: Date; expiresAt: Date; ip: string; userAgent: string };

type NewSession = Omit<SessionRow, 'lastSeenAt'> & { tokenDigest: Buffer };

/** Records a sign-in. */
export async function insertSession(tx: Tx, s: NewSession): Promise<void> {
  await tx.insertInto('web_session').values({
    token_digest: s.tokenDigest, public_id: s.publicId, kind: s.kind, subject_id: s.subjectId, opened_at: s.openedAt,
    last_seen_at: s.openedAt, expires_at: s.expiresAt, ip: s.ip, user_agent: s.userAgent,
  }).execute();
}

const liveOne = keptStatement((tx, v: { tokenDigest: Buffer; now: Date }) => tx.selectFrom('web_session').selectAll().where('token_digest', '=', v.tokenDigest).where('ended_at', 'is', null).where('expires_at', '>', v.now));

/** The live sign-in behind a token digest; ended and expired ones are not found. */
export function findSession(db: Db, tokenDigest: Buffer, now: Date): Promise<SessionRow | undefined> {
  return readAlone(db, async (tx) => {
    const { rows: [row] } = await tx.executeQuery(liveOne(tx, { tokenDigest, now }));
    return row && present(row);
  });
}

/** Moves the idle limit on; called at most once a minute for a sign-in. */
export async function touchSession(db: Db | Tx, tokenDigest: Buffer, now: Date): Promise<void> {
  await db.updateTable('web_session').set({ last_seen_at: now }).where('token_digest', '=', tokenDigest).execute();
}

/** Ends one sign-in of its owner; false when it is not theirs or already over. */
export async function endSession(tx: Tx, subjectId: string, publicId: string, now: Date): Promise<boolean> {
  const done = await tx.updateTable('web_session').set({ ended_at: now })
    .where('subject_id', '=', subjectId).where('public_id', '=', publicId).where('ended_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Ends all sign-ins of a person but one; used after a password change. */
export async function endOtherSessions(tx: Tx, subjectId: string, keepPublicId: string | null, now: Date): Promise<number> {
  const done = await tx.updateTable('web_session').set({ ended_at: now })
    .where('subject_id', '=', subjectId).where('ended_at', 'is', null)
    .where(sql<boolean>`public_id is distinct from ${keepPublicId}::uuid`).executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Moves every live sign-in along with a virtual clock that jumped, so that nobody is thrown out by it. */
export async function shiftSessions(tx: Tx, milliseconds: number, before: Date): Promise<void> {
  const seconds = milliseconds / 1000;
  await tx.updateTable('web_session').set({
    last_seen_at: sql<Date>`last_seen_at + make_interval(secs => ${seconds})`, expires_at: sql<Date>`expires_at + make_interval(secs => ${seconds})`,
  }).where('ended_at', 'is', null).where('expires_at', '>', before).execute();
}

/** One live sign-in of a person, by its public id. */
export async function findOwnSession(tx: Tx, subjectId: string, publicId: string, now: Date): Promise<SessionRow | undefined> {
  const row = await tx.selectFrom('web_session').selectAll()
    .where('subject_id', '=', subjectId).where('public_id', '=', publicId).where('ended_at', 'is', null).where('expires_at', '>', now).executeTakeFirst();
  return row && present(row);
}

/** A person's live sign-ins, newest first. */
export async function listSessions(tx: Tx, subjectId: string, now: Date): Promise<SessionRow[]> {
  const rows = await tx.selectFrom('web_session').selectAll()
    .where('subject_id', '=', subjectId).where('ended_at', 'is', null).where('expires_at', '>', now)
    .orderBy('opened_at', 'desc').limit(50).execute();
  return rows.map(present);
}

function present(row: { public_id: string; kind: string; subject_id: string; opened_at: Date; last_seen_at: Date; expires_at: Date; ip: string; user_agent: string }): SessionRow {
  return {
    publicId: row.public_id, kind: row.kind === 'staff' ? 'staff' : 'candidate', subjectId: row.subject_id, openedAt: row.opened_at,
    lastSeenAt: row.last_seen_at, expiresAt: row.expires_at, ip: row.ip, userAgent: row.user_agent,
  };
}
