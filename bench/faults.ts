/*
 * Nothing acknowledged is lost or done twice, whatever breaks: a running installation (two webs, two workers, their database) takes real applications over HTTP while, round by round, something goes wrong at a moment chance chooses and goes
 * right again. Afterwards an independent check of plain SQL compares what people remember with what the database holds; at the end losses and doublings are planted to prove that it would have seen them. Ends with 1 on any finding.
 * `npm run chaos -- [--rounds=200] [--seed=20261129] [--only=full-disk,kill] [--two=6] [--port=8420] [--no-disks] [--from=1] [--minutes=600] [--report=<folder>]`; build first (the npm script does). Disks need root: without it those faults are left out and named.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { sealAudit } from '#server/platform/audit/seal-audit.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { isInTheWay, isUnavailable } from '#server/platform/db/unavailable.ts';
import { openCrowd } from './faults/crowd.ts';
import { openInstallation, WEBS, WORKERS } from './faults/installation.ts';
import { judge, judgeSeals, type Finding, type SealedSoFar } from './faults/judge.ts';
import { FAULTS } from './faults/kinds.ts';
import { runRound, type Round } from './faults/round.ts';
import { PLANTED, unseen } from './faults/sabotage.ts';
import { table } from './faults/table.ts';
import { makeApplicants } from './support/applicants.ts';
import { chanceOf } from './support/chance.ts';
import { beginning, completing } from './support/journey.ts';
import { inProcess } from './support/program.ts';
import { machine } from './support/world.ts';

const { values } = parseArgs({ options: {
  rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '20261129' }, only: { type: 'string', default: '' }, two: { type: 'string', default: '6' }, port: { type: 'string' },
  'no-disks': { type: 'boolean', default: false }, report: { type: 'string' }, from: { type: 'string', default: '1' }, minutes: { type: 'string', default: '600' },
} });
const [rounds, from, seed, two] = [Number(values.rounds), Number(values.from), Number(values.seed), Number(values.two)];
/** So many come at a time, and more when fewer than half a round's are left. */
const PEOPLE = 40;
const slug = (name: string) => name.replaceAll(/[^a-z]+/g, '-');
const began = performance.now();
const say = (text: string) => void process.stderr.write(`${String(Math.round((performance.now() - began) / 1_000)).padStart(5)} s  ${text}\n`);

const site = await openInstallation({ first: values.port === undefined ? undefined : Number(values.port), disks: !values['no-disks'] });
const ending: (() => Promise<unknown>)[] = [];
const close = async () => {
  for (const end of ending.splice(0).reverse()) await end();
};
ending.push(() => site.close());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().finally(() => process.exit(130)));
try {
  const own = await inProcess({ MODE: 'test', CAPTCHA: 'stand-in', SECRET_KEYS: site.env['SECRET_KEYS'] ?? '', LOG_LEVEL: 'silent' }, site.app, site.files);
  ending.push(() => own.close());
  await own.loadReferenceData();
  const sitting = (await inTransaction(own.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
  if (sitting === undefined) throw new Error('一级建造师 is not open');
  await Promise.all((['registries', ...WEBS, ...WORKERS] as const).map((name) => site.start(name)));
  const can = FAULTS.filter(({ needs }) => needs === undefined || site.databaseDisk !== undefined);
  const left = FAULTS.filter((fault) => !can.includes(fault));
  if (left.length > 0) say(`no disks of our own here, left out: ${left.map(({ name }) => name).join(', ')}`);
  const words = values.only.split(',').filter((word) => word !== '');
  const kinds = can.filter(({ name }) => words.length === 0 || words.some((word) => slug(name).includes(word)));
  if (kinds.length === 0) throw new Error(`no fault is called ${values.only}; there are ${can.map(({ name }) => slug(name)).join(', ')}`);
  say(`two webs, two workers and their database are there; ${String(kinds.length)} faults, seed ${String(seed)}`);

  const crowd = openCrowd(site.origins, [...beginning(sitting), ...completing()], chanceOf(seed).of('crowd'));
  ending.push(() => crowd.close());
  let first = 0;
  const welcome = async () => {
    if (crowd.left() >= PEOPLE / 2) return;
    const people = await registered();
    await verified();
    crowd.join(people);
  };
  /** The run's own lines go where the programs' go, and one that went deaf in a round is noticed at its next use only: others are registered in place of those. */
  const registered = async () => {
    for (let tries = 5; ; tries--) {
      first += PEOPLE;
      try {
        return await makeApplicants(own.db, own.kit, PEOPLE, { first: first - PEOPLE });
      } catch (problem) {
        if (tries === 0 || !(isUnavailable(problem) || isInTheWay(problem))) throw problem;
      }
    }
  };
  const verified = async () => {
    for (const until = Date.now() + 120_000; ; await pause(100)) {
      const [row] = await site.ask((ask) => ask(`select count(*)::int as n from account a where (select count(*) from verification v where v.account_id = a.account_id and v.state = 'passed') < 2`));
      if (row?.['n'] === 0) return;
      if (Date.now() > until) throw new Error('the workers do not verify the newcomers');
    }
  };

  const done: Round[] = [];
  let whole: SealedSoFar | undefined;
  for (let round = from; round < from + rounds && performance.now() - began < Number(values.minutes) * 60_000; round++) {
    const chance = chanceOf(seed).of(`round ${String(round)}`);
    // every fault gets its turn before one gets its second, in an order of its own each time
    const turn = chanceOf(seed).of(`turn ${String(Math.floor((round - 1) / kinds.length))}`).shuffled(kinds);
    const one = turn[(round - 1) % kinds.length];
    const others = kinds.filter((kind) => kind !== one && [kind, one].every((each) => each?.prepare === undefined && each?.needs === undefined));
    const other = two > 0 && round % two === 0 && others.length > 0 ? chance.pick(others) : undefined;
    const faults = [one, other].filter((fault) => fault !== undefined);
    await welcome();
    const result = await runRound({ site, crowd, chance, round, faults });
    const sealed = await site.ask(async (ask) => ({ rows: await judge(ask, crowd.acked), seals: await judgeSeals(ask, whole) }));
    ({ whole } = sealed.seals);
    const known = new Set(done.flatMap(({ findings }) => findings.map(({ what }) => what)));
    result.findings.push(...[...sealed.rows, ...sealed.seals.findings].filter(({ what }) => !known.has(what)));
    done.push(result);
    say(`${String(round).padStart(3)}  ${result.faults.join(' + ').padEnd(40)} ${String(result.acked).padStart(4)} acts, ${String(result.interrupted).padStart(3)} interrupted, well again after ${(result.healthyAfterMs / 1_000).toFixed(1)} s${result.findings.map(({ kind, what }) => `\n         ${kind}: ${what}`).join('')}`);
  }
  const findings: Finding[] = done.flatMap((round) => round.findings);
  await inTransaction(own.db, (tx) => sealAudit(tx, Date.now(), own.kit.signatures)); // a short run has none yet that could be tampered with
  const missed = findings.length > 0 ? [] : await site.ask((ask) => unseen(ask, crowd.acked));
  findings.push(...missed.map((name) => ({ kind: 'invariant' as const, what: `the check does not see: ${name}` })));
  const run = { bench: 'faults', machine: machine(), seed, rounds: done.length, minutes: Math.round((performance.now() - began) / 6_000) / 10, acknowledged: crowd.acked.length, interrupted: crowd.interrupted(), planted: findings.length > missed.length ? 'not tried' : `${String(PLANTED - missed.length)} of ${String(PLANTED)} seen`, leftOut: left.map(({ name }) => name), findings };
  const text = table(done);
  if (values.report !== undefined) {
    mkdirSync(values.report, { recursive: true });
    writeFileSync(join(values.report, 'faults.json'), JSON.stringify({ ...run, each: done }, null, 2));
    writeFileSync(join(values.report, 'faults.md'), text);
  }
  process.stdout.write(`${text}\n${JSON.stringify(run, null, 2)}\n`);
  if (findings.length > 0) process.exitCode = 1;
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  await close();
  process.exit(); // connections kept for a next request would be waited for
}
