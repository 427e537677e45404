import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { Settings } from '../config/settings.ts';
import type { Db, Tx } from '../db/tx.ts';
import type { Visitor } from './endpoint.ts';
import { findSession, insertSession, touchSession, type SessionKind, type SessionRow } from './sessions.store.ts';

/** How long sign-ins last: idle, and at most. */
export type SessionLimits = Record<SessionKind, { idle: number; most: number }>;

/** The limits of an installation; those of staff are shorter, and its to choose (等保 2.0). */
export function sessionLimits({ staffSignIn }: Settings): SessionLimits {
  return {
    candidate: { idle: 2 * 3_600_000, most: 12 * 3_600_000 },
    staff: { idle: staffSignIn.idleMinutes * 60_000, most: staffSignIn.sessionHours * 3_600_000 },
  };
}

/** A revoked sign-in may live on in other processes this long; looking up every request would halve the throughput. */
const CACHE_MS = 3_000;
const CACHE_MOST = 20_000;

export type Sessions = {
  /** Opens a sign-in, which ends at the latest at `endsAt`; the token goes to the browser only. */
  open(tx: Tx, kind: SessionKind, subjectId: string, visitor: Visitor, now: Instant, endsAt?: Instant): Promise<{ token: string; publicId: string; maxAgeSeconds: number }>;
  /** The live sign-in behind a token; what a program asks by itself, in the background, does not count as its owner's activity. */
  find(token: string, kind: SessionKind, now: Instant, background?: boolean): Promise<SessionRow | undefined>;
  /** When it ends by itself if nothing more is done in it, or for good. */
  until(row: SessionRow): Instant;
  /** Forgets what this process remembers of a token, so that signing out holds here at once. */
  forget(token: string): void;
};

const TOUCH_EVERY = 60_000;

/** Sign-ins in the database, remembered per process for a few seconds. */
export function createSessions(db: Db, limits: SessionLimits): Sessions {
  const cache = new Map<string, { row: SessionRow | undefined; until: number }>();
  return {
    async open(tx, kind, subjectId, visitor, now, endsAt) {
      const token = randomBytes(32).toString('base64url');
      const publicId = randomUUID();
      const openedAt = new Date(now);
      const expiresAt = new Date(Math.min(now + limits[kind].most, endsAt ?? Infinity));
      await insertSession(tx, { tokenDigest: digestOf(token), publicId, kind, subjectId, openedAt, expiresAt, ip: visitor.ip, userAgent: visitor.userAgent.slice(0, 300) });
      return { token, publicId, maxAgeSeconds: Math.max(1, Math.ceil((expiresAt.getTime() - now) / 1000)) };
    },
    async find(token, kind, now, background = false) {
      // the cache's own age is real time: a virtual clock must not keep a revoked sign-in alive
      const cached = cache.get(token);
      const remembered = cached && cached.until > performance.now() ? cached.row : undefined;
      // what looks over may have been prolonged elsewhere: asked again before anybody is sent away
      const row = remembered && isLive(remembered, now) && !(isDue(remembered, now) && !background) ? remembered : await look(token, now, background);
      return row?.kind === kind && isLive(row, now) ? row : undefined;
    },
    until: (row) => Math.min(row.lastSeenAt.getTime() + limits[row.kind].idle, row.expiresAt.getTime()),
    forget: (token) => cache.delete(token),
  };

  async function look(token: string, now: Instant, background: boolean): Promise<SessionRow | undefined> {
    const digest = digestOf(token);
    const row = await findSession(db, digest, new Date(now));
    if (row && !background && isDue(row, now) && isLive(row, now)) {
      await touchSession(db, digest, new Date(now));
      row.lastSeenAt = new Date(now);
    }
    if (cache.size >= CACHE_MOST) cache.clear();
    cache.set(token, { row, until: performance.now() + CACHE_MS });
    return row;
  }

  function isLive(row: SessionRow, now: Instant): boolean {
    return now < row.expiresAt.getTime() && now - row.lastSeenAt.getTime() <= limits[row.kind].idle;
  }
}

function isDue(row: SessionRow, now: Instant): boolean {
  return now - row.lastSeenAt.getTime() > TOUCH_EVERY;
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
