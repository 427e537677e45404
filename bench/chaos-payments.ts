/*
 * Whatever the bank does and whichever process dies, no money is lost and nobody is left between paid and unpaid: the built program (two webs, two workers, the embedded database) and the
 * stand-in bank, each a process of its own, take so many orders while every fault of the bank's is switched on in turns and processes are killed at seeded moments. Afterwards the bank's book and
 * the ledger are compared to the fen. Ends with 1 on the first thing that is not so.
 * `npm run chaos:payments -- --orders=10000 --seed=20260708 --keep --port=8310 --kill-every=12`
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openActs } from './chaos/acts.ts';
import { bankDesk } from './chaos/bank-desk.ts';
import { chanceOf } from './support/chance.ts';
import { openDatabase } from './chaos/database.ts';
import { openFleet, NAMES, type Name, type Start } from './chaos/fleet.ts';
import { openKiller } from './chaos/killer.ts';
import { makeOfficers } from './chaos/officers.ts';
import { makePayers } from './chaos/people.ts';
import { passDays } from './chaos/days.ts';
import { gatherFacts } from './chaos/facts.ts';
import { openSite } from './chaos/site.ts';
import { tell, type Told } from './chaos/tell.ts';
import { openTime } from './chaos/time.ts';
import { inProcess } from './support/program.ts';
import { openWorld, urlOf } from './support/world.ts';

const { values } = parseArgs({ options: { orders: { type: 'string', default: '10000' }, seed: { type: 'string', default: '20260708' }, port: { type: 'string', default: '8310' }, 'kill-every': { type: 'string', default: '12' }, keep: { type: 'boolean', default: false } } });
const [orders, seed, port, killEvery] = [Number(values.orders), Number(values.seed), Number(values.port), Number(values['kill-every'])];
const ending = new Set<'end'>();
const began = performance.now();
const say = (what: string) => { process.stderr.write(`${String(Math.round((performance.now() - began) / 1_000)).padStart(5)} s  ${what}\n`); };

const world = await openWorld();
const folder = join(world.folder, 'data');
const [webs, bankUrl] = [[`http://127.0.0.1:${String(port)}`, `http://127.0.0.1:${String(port + 1)}`], `http://127.0.0.1:${String(port + 2)}`];
const chance = chanceOf(seed);
const database = await openDatabase(world.server.login('superuser'), world.server.pid);
const bank = bankDesk(bankUrl);
const acts = openActs();
const site = openSite(webs, chance.of('site'));
const time = openTime({ site, bank, database });
const program = { MODE: 'test', CAPTCHA: 'stand-in', DATA_DIR: folder, SECRET_KEYS: world.secretKeys, LOG_LEVEL: 'error' };
const fleet = openFleet(world.folder, how, async (name) => { if (name === 'bank') await bank.restore(time.now()); });

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end('SIGKILL').finally(() => process.exit(130)));
try {
  say(`${String(orders)} orders, seed ${String(seed)}`);
  const seeded = await inProcess(program, world.template.app, folder);
  const prepare = async () => {
    try {
      await seeded.loadReferenceData();
      const officers = await makeOfficers(seeded);
      return { ...(await makePayers(seeded, world.server.login('superuser'), orders)), officers };
    } finally {
      await seeded.close();
    }
  };
  const { payers, opensAt, closesAt, officers } = await prepare();
  say(`${String(payers.length)} people are ready to pay`);
  await fleet.start('bank');
  await Promise.all(NAMES.filter((name) => name !== 'bank').map((name) => fleet.start(name)));
  say('two webs, two workers and the bank are there');
  const killer = openKiller({ fleet, database, chance: chance.of('killer'), everyMs: killEvery * 1_000 });
  const passed = await passDays({ site, bank, database, time, killer, chance, acts, officers, say }, payers, { opensAt, closesAt });
  await killer.recovered();
  say('everything has come to rest');
  const facts = await gatherFacts(database, bank, acts, passed.billed);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const run = { orders, seed, minutes, ...Object.fromEntries([...killer.killed].sort().map(([name, n]) => [`killed ${name}`, n])), ...passed.counts };
  const told: Told = { facts, acts: acts.counts(), surprises: [...fleet.surprises()], run };
  if (values.keep) writeFileSync(join(world.folder, 'facts.json'), JSON.stringify(told));
  const { text, clean } = tell(told);
  process.stdout.write(text);
  if (!clean) process.exitCode = 1;
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  await end('SIGTERM');
}

/** How each process is started: a web in the notices of whose attempts it stands itself, a worker in the name of a web. */
function how(name: Name): Start {
  if (name === 'bank') return { args: ['--import', 'tsx', 'scripts/standin-bank.ts', '--port', String(port + 2), '--data', join(world.folder, 'bank'), '--ahead', String(time.offset())], env: { TSX_TSCONFIG_PATH: 'tsconfig.server.json' }, ready: `${bankUrl}/control` };
  const at = name.endsWith('1') ? 0 : 1;
  const env = { ...program, DATABASE_URL: urlOf(world.template.app), DATABASE_OWNER_URL: urlOf(world.template.owner), PAYMENT_CHANNELS: join(world.folder, 'bank', 'accounts', 'accounts.json'), PUBLIC_URL: webs[at] ?? '' };
  if (name.startsWith('worker')) return { args: ['dist/server/main.mjs'], env: { ...env, ROLE: 'worker', LOG_LEVEL: 'info' }, says: '"msg":"ready"' };
  return { args: ['dist/server/main.mjs'], env: { ...env, ROLE: 'web', PORT: String(port + at) }, ready: `${webs[at] ?? ''}/readyz` };
}

/** Ends everything that was started, by its own id; the folder stays where somebody wants to look. */
async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (ending.has('end')) return;
  ending.add('end');
  await fleet.close(signal);
  await site.close();
  await database.close().catch(() => undefined);
  if (values.keep) {
    await world.server.stop();
    say(`kept: ${world.folder}`);
  } else {
    await world.end();
    rmSync(world.folder, { recursive: true, force: true });
  }
}
