import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { pool as openPool } from '../db/connect.ts';
import { bossPool } from './boss-db.ts';

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.logins.app, { size: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('the upkeep of the queue, done as the running role, removes what was done long ago and complains of nothing', async () => {
  const complaints: unknown[] = [];
  const boss = new PgBoss({ db: bossPool(pool), schema: 'jobs', migrate: false, createSchema: false, supervise: false, schedule: false });
  boss.on('error', (error) => complaints.push(error));
  await boss.start();
  await boss.createQueue('upkeep', { deleteAfterSeconds: 7 * 86_400 });
  const [old, recent] = [await boss.send('upkeep', {}), await boss.send('upkeep', {})];
  await boss.fetch('upkeep', { batchSize: 2 });
  await boss.complete('upkeep', [String(old), String(recent)]);
  await database.asOwner("update jobs.job set completed_on = now() - interval '8 days' where id = $1", [old]);

  await boss.supervise('upkeep');

  const { rows } = await database.asOwner("select id from jobs.job where name = 'upkeep'");
  expect(rows).toEqual([{ id: recent }]);
  expect(complaints).toEqual([]);
  await boss.stop({ graceful: false });
});
