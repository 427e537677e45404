import { sql } from 'kysely';
import { startFault } from '#server/platform/config/start-fault.ts';
import { LOCK_TIMEOUT, STATEMENT_TIMEOUT } from './connect.ts';
import type { Db } from './tx.ts';

/** What every session must be set to where we cannot set it ourselves: the words PostgreSQL has for it. */
const WANTED: Readonly<Record<string, string>> = { lock_timeout: `${String(LOCK_TIMEOUT / 1_000)}s`, statement_timeout: `${String(STATEMENT_TIMEOUT / 1_000)}s`, timezone: 'UTC', jit: 'off' };

/**
 * Behind a pooler by transaction a session is nobody's: what a connection otherwise sets when it opens must be the login's own setting, and the login must be no more than `jinbang_app`.
 * Anything else stops the start with the very statements that mend it.
 */
export async function checkPooledLogin(db: Db): Promise<void> {
  const { rows: [found] } = await sql<{ login: string; runs: boolean; owns: boolean; set: Record<string, string> }>`
    select current_user as login, pg_has_role(current_user, 'jinbang_app', 'usage') as runs,
      exists (select from pg_class where oid = 'application'::regclass and pg_has_role(current_user, relowner, 'usage')) as owns,
      (select jsonb_object_agg(lower(name), current_setting(name)) from unnest(${Object.keys(WANTED)}::text[]) name) as set`.execute(db);
  if (!found) throw startFault('the pooler gave no answer');
  const login = `"${found.login.replaceAll('"', '""')}"`;
  if (found.owns) throw startFault(`the login ${found.login} of DATABASE_URL owns the tables; behind a pooler the running login must be another one, a member of jinbang_app only`);
  if (!found.runs) throw startFault(`the login ${found.login} of DATABASE_URL may not run the program; as the database's administrator: grant jinbang_app to ${login};`);
  const wrong = Object.entries(WANTED).filter(([name, value]) => found.set[name] !== value);
  if (wrong.length === 0) return;
  throw startFault(`behind a pooler by transaction the time limits must be the login's own; as the database's administrator run, and have the pooler reconnect:\n${wrong.map(([name, value]) => `  alter role ${login} set ${name} = '${value}';`).join('\n')}`);
}
