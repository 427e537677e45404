import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { NewStaff, STAFF_ROLES, type Jurisdiction, type Permission } from '#contracts/staff.ts';
import { permissionsOf } from '#server/modules/staff/domain/roles.ts';
import { refusalsOfPosting } from '#server/modules/staff/domain/posting-rules.ts';
import { createStaff } from '#server/modules/staff/index.ts';
import type { Login } from '#server/platform/db/roles.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { createSessions, sessionLimits } from '#server/platform/http/sessions.ts';
import type { InProcess } from './program.ts';

/** What every measurement gets: the program inside this process, the settings for one of its own, and who may do anything in the database. */
export type Bench = { own: InProcess; env: Record<string, string>; owner: Login; say: (what: string) => void; route: string };
export type Officer = { staffId: string; userName: string; cookie: string; permissions: readonly Permission[] };

/** Somebody of each role that a jurisdiction can have, signed in; several measurements may make their own. */
export async function officersOf({ own: { db, kit } }: Bench, jurisdiction: Jurisdiction): Promise<Officer[]> {
  const sessions = createSessions(db, sessionLimits(kit.settings));
  const out: Officer[] = [];
  for (const role of STAFF_ROLES.filter((r) => refusalsOfPosting([r], jurisdiction).length === 0)) {
    const userName = `bench-${randomUUID().slice(0, 12)}`;
    out.push(await inTransaction(db, async (tx) => {
      const now = kit.clock.now();
      const made = await createStaff(tx, NewStaff.parse({ userName, name: '陈静', roles: [role], jurisdiction }), { hash: '-', temporary: false }, { byId: null, now });
      if (!made.ok) throw new Error(JSON.stringify(made.refusals));
      const { token } = await sessions.open(tx, 'staff', made.value, { ip: '127.0.0.1', userAgent: 'bench', requestId: randomUUID(), lang: 'zh' }, now);
      return { staffId: made.value, userName, cookie: `jinbang-staff=${token}`, permissions: permissionsOf([role]) };
    }));
  }
  return out;
}

/** Runs statements as the owner of everything. */
export async function asOwner<T>(login: Login, work: (ask: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>) => Promise<T>): Promise<T> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    return await work(async (text, values = []) => (await client.query(text, values)).rows);
  } finally {
    await client.end();
  }
}
