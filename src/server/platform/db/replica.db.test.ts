import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startStandby, type StandbyServer } from '#server/testing/standby-server.ts';
import { connect } from './connect.ts';
import { openReplica, type Replica, type Standing } from './replica.ts';
import { startScratchServer } from './scratch-server.ts';
import { readNear, readNearTogether } from './standby.ts';
import { inTransaction, readAlone, type Db, type Tx } from './tx.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // two servers start, on whatever machine

let scratch: Awaited<ReturnType<typeof startScratchServer>>;
let standby: StandbyServer;
let db: Db;
let replica: Replica;
const told: Standing[] = [];

beforeAll(async () => {
  scratch = await startScratchServer();
  db = connect(scratch.server.login('owner'), { size: 4 });
  await sql`create table probe (id int primary key)`.execute(db);
  standby = await startStandby(scratch.server.login('superuser'));
  replica = await openReplica(db, { ...scratch.server.login('owner'), port: standby.port }, { size: 4, mostLagSeconds: 1, everyMs: 50, onChange: (standing) => told.push(standing) });
});
afterAll(async () => {
  await replica.close();
  await db.destroy();
  await standby.stop();
  await scratch.discard();
});

const where = async (tx: Tx) => ((await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(tx)).rows[0]?.standby ? 'standby' : 'primary');
const rows = async (tx: Tx) => (await sql<{ n: number }>`select count(*)::int as n from probe`.execute(tx)).rows[0]?.n;
const stands = (standing: Standing) => vi.waitFor(() => { expect(replica.standing()).toBe(standing); }, { timeout: 45_000, interval: 50 });

test('look-ups and long readings go to the standby, commands and what they decide by to the primary', async () => {
  await stands('near');
  expect(await readNear(db, where)).toBe('standby');
  expect(await readNearTogether(db, where)).toBe('standby');
  expect(await readAlone(db, where)).toBe('primary');
  expect(await inTransaction(db, where)).toBe('primary');
});

test('what is committed is seen there a moment later', async () => {
  await sql`insert into probe values (1)`.execute(db);
  await vi.waitFor(async () => { expect(await readNear(db, rows)).toBe(1); }, { timeout: 45_000 });
});

test('a standby that falls behind is left for the primary, and taken up again once it is near', async () => {
  await stands('near');
  await standby.hold();
  await sql`insert into probe values (2)`.execute(db);
  await stands('behind');
  expect(replica.lagSeconds()).toBeGreaterThan(1);
  expect(await readNear(db, async (tx) => [await where(tx), await rows(tx)])).toEqual(['primary', 2]);
  await standby.resume();
  await stands('near');
  expect(await readNear(db, async (tx) => [await where(tx), await rows(tx)])).toEqual(['standby', 2]);
});

test('a read that loses its standby in the middle is answered by the primary; a fault of its own is not repeated', async () => {
  await stands('near');
  let tries = 0;
  const answer = await readNear(db, async (tx) => {
    tries += 1;
    if (tries === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    return where(tx);
  });
  expect([answer, tries]).toEqual(['primary', 2]);
  await stands('near');
  await expect(readNear(db, () => { tries += 1; throw new Error('a fault of ours'); })).rejects.toThrow('a fault of ours');
  expect(tries).toBe(3);
});

test('one that was promoted is no standby any more: its history is another', async () => {
  await stands('near');
  await standby.promote();
  await stands('away');
  expect(await readNear(db, where)).toBe('primary');
  expect(told.at(-1)).toBe('away');
});
