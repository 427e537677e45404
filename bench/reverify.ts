/*
 * Asking a registry again about many results (批量复核): the built program and the stand-in registries in processes of their own, a durable database. With --kill the program is killed at two fifths (SIGKILL) and
 * another started, which takes the run up; what stood still until then is not counted in the rate.
 * `tsx --tsconfig tsconfig.server.json bench/reverify.ts [--rows=100000] [--rate=1000] [--batch=100] [--kill]`, once built
 */
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { ReverifyRunId } from '#contracts/reverification.ts';
import type { StaffId } from '#contracts/ids.ts';
import { registerPerson } from '#server/testing/account.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { proposeRun } from '#server/modules/reverification/commands/order-run.ts';
import { settledOf } from '#server/modules/reverification/run.ts';
import { findRun } from '#server/modules/reverification/runs.store.ts';
import { cpuMsOf, freePort, inProcess, rssMbOf, profiling, startProgram } from './support/program.ts';
import { machine, openWorld, urlOf } from './support/world.ts';

const { values: asked } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, rate: { type: 'string', default: '1000' }, batch: { type: 'string', default: '100' }, kill: { type: 'boolean' } } });
const rows = Number(asked.rows);
const STEP = 5_000;
const key = 'the-key-of-the-registries-in-the-bench';
const port = await freePort();
const registries = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', '--tsconfig', 'tsconfig.server.json', 'scripts/standin-registries.ts', String(port)], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, REGISTRY_KEY: key } });
await new Promise((resolve) => { registries.stdout.once('data', resolve); });
const world = await openWorld();
try {
  const env = {
    MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error', DATABASE_URL: urlOf(world.template.app), DATABASE_OWNER_URL: urlOf(world.template.owner),
    IDENTITY_REGISTRY: `http://127.0.0.1:${String(port)}`, IDENTITY_REGISTRY_KEY: key, REGISTRY_RATES: `identity=${asked.rate}`, REGISTRY_BATCH: asked.batch, REVERIFY_ALONE: String(rows),
  };
  const own = await inProcess(env, world.template.app, join(world.folder, 'files'));
  try {
    const { db, kit } = own;
    const now = kit.clock.now();
    const first = await inTransaction(db, (tx) => registerPerson(tx, { crypto: kit.crypto, now }, { name: '张伟', documentNumber: '110105198903121014' }));
    const old = new Date(now - 86_400_000 * 200);
    // everybody is the same person under another account: what is sealed is sealed alike, and each is read and opened as anybody's
    const columns = (await sql<{ name: string }>`select column_name as name from information_schema.columns where table_name = 'account' order by ordinal_position`.execute(db)).rows.map((c) => c.name);
    const copied = sql.raw(columns.map((c) => (c === 'account_id' ? 'gen_random_uuid()' : c === 'user_name' ? "'bench' || n" : `a.${c}`)).join(', '));
    for (let from = 2; from <= rows; from += STEP) {
      await sql`with one as (insert into account (${sql.raw(columns.join(', '))}) select ${copied} from account a, generate_series(${from}::int, ${Math.min(rows, from + STEP - 1)}::int) n where a.account_id = ${first} returning account_id)
        insert into verification (account_id, kind, row_id, state, version, round, calls, contradictions, state_since_at, answered_at) select account_id, 'identity', account_id, 'passed', 3, 1, 1, 0, ${old}::timestamptz, ${old}::timestamptz from one`.execute(db);
    }
    await sql`delete from jobs.job`.execute(db).catch(() => undefined);
    await sql`insert into verification (account_id, kind, row_id, state, version, round, calls, contradictions, state_since_at, answered_at) values (${first}, 'identity', ${first}, 'passed', 3, 1, 1, 0, ${old}, ${old}) on conflict (account_id, kind, row_id) do update set state = 'passed', answered_at = ${old}`.execute(db);
    await own.loadReferenceData();
    let program = await startProgram({ ...env, DATA_DIR: join(world.folder, 'files') }, { connections: 1, ...profiling() });
    const began = performance.now();
    const ordered = await inTransaction(db, (tx) => proposeRun({ tx, kit, now, actor: { staffId: newId<StaffId>() } }, { kind: 'identity', states: ['passed'], olderThanDays: 30, reason: '报名前统一复核' }));
    if (!ordered.ok) throw new Error(JSON.stringify(ordered.refusals));
    const id = ReverifyRunId.parse(ordered.value.id);
    const memory: number[] = [];
    let run = ordered.value;
    let killedAt: number | undefined;
    let stoodStill = 0;
    while (run.state !== 'done') {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const before = settledOf(run);
      memory.push(rssMbOf(program.child.pid ?? 0));
      run = (await inTransaction(db, (tx) => findRun(tx, id))) ?? run;
      if (killedAt !== undefined && settledOf(run) === before && run.state !== 'done') stoodStill += 1;
      process.stderr.write(`${String(settledOf(run))} of ${String(run.total)}, ${String(memory.at(-1) ?? 0)} MB, load ${loadavg()[0]?.toFixed(1) ?? ''}\n`);
      if (asked.kill === true && killedAt === undefined && settledOf(run) > rows * 0.4) {
        killedAt = settledOf(run);
        program.child.kill('SIGKILL');
        await program.ended;
        program = await startProgram({ ...env, DATA_DIR: join(world.folder, 'files') }, { connections: 1 });
      }
    }
    const seconds = (performance.now() - began) / 1_000;
    const cpuSeconds = { program: Math.round(cpuMsOf(program.child.pid ?? 0) / 1_000), registries: Math.round(cpuMsOf(registries.pid ?? 0) / 1_000) };
    const third = Math.max(1, Math.floor(memory.length / 3));
    const mean = (of: number[]) => Math.round(of.reduce((sum, n) => sum + n, 0) / Math.max(1, of.length));
    const { rows: [fresh] } = await sql<{ n: number }>`select count(*)::int as n from verification where kind = 'identity' and answered_at > ${new Date(now - 60_000)}`.execute(db);
    const { rows: [late] } = await sql<{ n: number }>`select count(*)::int as n from reverify_item where run_id = ${id} and tries > 0`.execute(db);
    process.stdout.write(`${JSON.stringify({
      bench: 'reverify', machine: machine(), rows, allowance: { perSecond: Number(asked.rate), batch: Number(asked.batch) }, seconds: Math.round(seconds), killedAt: killedAt ?? null, stoodStillSeconds: stoodStill,
      rowsPerSecond: Math.round(rows / (seconds - stoodStill)), rowsPerWorkingSecond: Math.round(settledOf(run) / run.workingSeconds), same: run.same, changed: run.changed, unanswered: run.unanswered, gone: run.gone, answeredAnew: fresh?.n ?? 0, askedAgain: late?.n ?? 0, cpuSeconds,
      memoryMb: { firstThird: mean(memory.slice(0, third)), lastThird: mean(memory.slice(-third)), most: Math.max(...memory) },
    }, null, 1)}\n`);
    await program.stop();
  } finally {
    await own.close();
  }
} finally {
  registries.kill('SIGTERM');
  await world.end();
}
