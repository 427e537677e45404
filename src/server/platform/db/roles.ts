import pg from 'pg';

/** A login at the database server. */
export type Login = { host: string; port: number; user: string; password: string; database: string };

/** Makes the two roles and the owner's database unless they are there: `owner` owns the tables and migrates them, `app` runs. */
export async function ensureRolesAndDatabase(superuser: Login, owner: Login, app: Login): Promise<void> {
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    for (const { user, password } of [owner, app]) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [user]);
      if (rowCount === 0) await client.query(`create role ${client.escapeIdentifier(user)} login password ${client.escapeLiteral(password)}`);
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [owner.database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(owner.database)} owner ${client.escapeIdentifier(owner.user)}`);
  } finally {
    await client.end();
  }
}
