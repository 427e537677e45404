import pg from 'pg';
import type { Login } from '#server/platform/db/roles.ts';

/** One statement on a connection of its own, as somebody. */
export async function runAs(login: Login, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}
