/*
 * Three webs and two workers as on machines of their own, behind HAProxy and nginx, on one PostgreSQL through PgBouncer in transaction mode, set up from the examples an operator gets
 * (docs/operations/many-machines), with a streaming standby for look-ups. While people apply and pay, members are stopped, killed and brought back in turn, at last the database too. Ends with 1 when an answered act is lost or doubled,
 * when an orderly restart is noticed by anybody, or when a forged X-Forwarded-For is believed. `tsx --tsconfig tsconfig.server.json bench/many-machines.ts [--people=360]`; needs `npm run build`
 * and the Debian packages haproxy, nginx and pgbouncer (ends with 2 and says so where one is missing).
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Pool } from 'undici';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import type { Login } from '#server/platform/db/roles.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { startStandby } from '#server/testing/standby-server.ts';
import { openMembers } from './machines/members.ts';
import { goTheWay, type Met } from './machines/people-at-work.ts';
import { findPrograms } from './machines/programs-beside.ts';
import { writeSite } from './machines/site.ts';
import { makeApplicants } from './support/applicants.ts';
import { beginning, completing, overHttp } from './support/journey.ts';
import { jobsDone } from './support/killing.ts';
import { findLosses } from './support/losses.ts';
import { inProcess } from './support/program.ts';
import { machine, openWorld, urlOf } from './support/world.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '360' } } });
const AT_ONCE = 6;
/** Where the people come from, and whom they pretend to be. */
const SOURCE = '127.0.0.2';
const FORGED = '203.0.113.9';
const say = (text: string) => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const programs = findPrograms();
if ('missing' in programs) {
  process.stderr.write(`missing here: ${programs.missing.join(', ')}. On Debian: apt-get install haproxy nginx pgbouncer (the bench starts its own instances; their services may stay off)\n`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'jinbang-machines-'));
chmodSync(folder, 0o711);
const world = await openWorld();
const superuser = world.server.login('superuser');
const { owner, app } = world.template;
const shared = { MODE: 'test', CAPTCHA: 'stand-in', DATA_DIR: join(folder, 'data'), SECRET_KEYS: world.secretKeys, DATABASE_POOL: '5' };
const standby = await startStandby(superuser);
const standbyApp = { ...app, port: standby.port };
const site = await writeSite(folder, programs, { ...shared, DATABASE_REPLICA_URL: urlOf(standbyApp) }, { owner, app });
const members = openMembers(folder, site.members);
try {
  await asSuperuser(superuser, Object.entries({ lock_timeout: '3s', statement_timeout: '30s', timezone: 'UTC', jit: 'off' }).map(([name, value]) => `alter role ${app.user} set ${name} = '${value}'`).join('; '));
  await members.start('pgbouncer');
  await Promise.all(['web-1', 'web-2', 'web-3', 'worker-1', 'worker-2'].map((name) => members.start(name)));
  await Promise.all([members.start('haproxy'), members.start('nginx')]);
  say('three webs, two workers, PgBouncer, HAProxy and nginx are up');

  const own = await inProcess(shared, app, shared.DATA_DIR);
  const people = await makeApplicants(own.db, own.kit, Number(values.people));
  await until('the workers verified everybody', async () => (await jobs('verification.ask-registry', ['completed'])) >= 2 * people.length);
  const sitting = (await inTransaction(own.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
  if (!sitting) throw new Error('一级建造师 is not open');
  const steps = [...beginning(sitting), ...completing()];
  const clients = Object.values(site.origins).map((origin) => new Pool(origin, { connections: AT_ONCE, localAddress: SOURCE }));
  const calls = clients.map((client) => overHttp(client, { 'x-forwarded-for': FORGED }));
  const met: Met = { acknowledged: [], others: new Map() };
  let phase = 'all up';
  const acts: [string, () => Promise<unknown>][] = [
    ['all up', () => pause(3_000)],
    ['webs restarted one after another', async () => { for (const name of ['web-1', 'web-2', 'web-3']) await restart(name); }],
    ['workers restarted one after another', async () => { for (const name of ['worker-1', 'worker-2']) await restart(name); }],
    ['a web killed', () => killed('web-2')],
    ['a worker killed', () => killed('worker-1')],
    ['the pooler killed', () => killed('pgbouncer')],
    ['a balancer killed', () => killed('haproxy')],
    ['the other balancer killed', () => killed('nginx')],
    ['the standby stopped', async () => {
      const before = await looksAtStandby();
      const wrong = await search();
      if ((await looksAtStandby()) === before) throw new Error('nobody read the standby');
      await standby.stop();
      wrong.push(...(await search()));
      if (wrong.length > 0) throw new Error(`searches were not answered: ${wrong.join('; ')}`);
    }],
    ['the database crashed', async () => { await crashDatabase(); await pause(3_000); }],
    ['two webs killed at once', () => Promise.all([killed('web-1'), killed('web-3')])],
  ];
  const waiting = people.slice();
  let over = false;
  const crowd = Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let one = waiting.shift(); one && !over; one = waiting.shift()) await goTheWay(calls, steps, one, met, () => phase);
  }));
  crowd.catch(() => { over = true; });
  const table = [];
  for (const [name, act] of acts) {
    phase = name;
    const before = met.acknowledged.length;
    if (waiting.length === 0) throw new Error(`the people were through before “${name}”: give more with --people`);
    await act();
    table.push({ phase: name, acknowledged: met.acknowledged.length - before, notAnswered: Object.fromEntries(met.others.get(name) ?? []) });
    say(JSON.stringify(table.at(-1)));
  }
  phase = 'to the end';
  over = true;
  await crowd;
  const before = await jobsDone(own.db);
  // what a killed worker had in hand is taken up when its time is over, minutes later
  await until('the workers work', async () => (await jobs('notices.send-message', ['created'])) === 0 && (await jobsDone(own.db)) >= before);

  const faults = [
    ...(await findLosses(own.db, met.acknowledged)),
    ...[...(met.others.get('webs restarted one after another') ?? [])].map(([what, times]) => `an orderly restart was noticed: ${what}, ${String(times)} times`),
    ...[...(met.others.get('workers restarted one after another') ?? [])].map(([what, times]) => `an orderly restart of workers was noticed: ${what}, ${String(times)} times`),
    ...(await addresses()).filter((ip) => ip !== SOURCE).map((ip) => `an act was written down as from ${ip}`),
    ...members.surprises(),
  ];
  await Promise.all(clients.map((client) => client.destroy()));
  await own.close();
  process.stdout.write(`${JSON.stringify({ bench: 'many-machines', machine: machine(), acknowledged: met.acknowledged.length, phases: table, faults }, null, 2)}\n`);
  if (faults.length > 0) process.exitCode = 1;
} catch (problem) {
  for (const line of members.complaints()) say(line);
  throw problem;
} finally {
  await members.close();
  await standby.stop();
  await world.end();
  rmSync(folder, { recursive: true, force: true });
}

/** What twenty searches, spread over the webs, got other than an answer. */
async function search(): Promise<string[]> {
  const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => fetch(`${site.origins.haproxy}/search?q=${encodeURIComponent('报名')}&n=${String(i)}`).then(async (reply) => { const text = await reply.text(); return reply.status === 200 ? '' : `${String(reply.status)} ${text.slice(0, 200)}`; }, (problem: unknown) => String(problem))));
  return replies.filter((said) => said !== '');
}

/** How often the table of searches was looked into at the standby, as it counts itself. */
async function looksAtStandby(): Promise<number> {
  await pause(2_000); // sessions tell what they did a moment later
  const [row] = await asSuperuser({ ...superuser, port: standby.port }, `select coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0)::int as n from pg_stat_user_tables where relname = 'search_entry'`);
  return Number(row?.['n'] ?? 0);
}

async function restart(name: string): Promise<void> {
  const code = await members.stop(name);
  if (code !== 0) throw new Error(`${name} ended with ${String(code)} when it was told to stop`);
  await members.start(name);
  await pause(2_500); // the balancer's check takes it in again
}

async function killed(name: string): Promise<void> {
  await members.kill(name);
  await pause(1_500);
  await members.start(name);
  await pause(2_000);
}

/** Who the acts of candidates came from, as the program wrote it down. */
async function addresses(): Promise<string[]> {
  return (await asSuperuser(superuser, `select distinct host(ip::inet) as ip from audit_event where actor_kind = 'candidate' and ip is not null`)).map((row) => String(row['ip']));
}

async function asSuperuser(login: Login, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(login);
  client.on('error', () => undefined); // the crash ends this connection too
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** kill -9 for one session: PostgreSQL then ends all of them, replays its log and takes connections again. */
async function crashDatabase(): Promise<void> {
  const [row] = await asSuperuser(superuser, `select pid from pg_stat_activity where usename = '${app.user}' and backend_type = 'client backend' limit 1`);
  const pid = Number(row?.['pid'] ?? 0);
  if (pid <= 1) throw new Error('no session to kill');
  process.kill(pid, 'SIGKILL');
}

async function jobs(name: string, states: readonly string[]): Promise<number> {
  const [row] = await asSuperuser(superuser, `select count(*)::int as n from jobs.job where name = '${name}' and state in (${states.map((state) => `'${state}'`).join()})`);
  return Number(row?.['n'] ?? -1);
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 120_000; performance.now() < end; await pause(100)) if (await holds().catch(() => false)) return;
  throw new Error(`did not come about: ${what}`);
}
