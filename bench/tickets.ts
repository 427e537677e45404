/*
 * What admission tickets cost, beside a bare Fastify with one read by primary key of the same table in the same run, at growing sizes: the whole look-up without a sign-in (captcha, rate
 * class, tries, door, gate, ticket, audit), and the read of a ticket behind a page; then tickets drawn a second by one renderer, with its memory. `tsx --tsconfig tsconfig.server.json bench/tickets.ts [--sizes=10000,100000] [--requests=2000] [--seconds=4] [--documents=300]`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fastify from 'fastify';
import pg from 'pg';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { renderTicket } from '#server/modules/tickets/documents/ticket-document.ts';
import { sealFacts, type TicketFacts } from '#server/modules/tickets/facts/ticket-facts.ts';
import { doorKey } from '#server/modules/tickets/facts/door-key.ts';
import { presentTicket, readTicket } from '#server/modules/tickets/facts/read-ticket.ts';
import { isVirtual } from '#server/platform/clock/clock.ts';
import { inTransaction, readAlone } from '#server/platform/db/tx.ts';
import { openPdf } from '#server/platform/pdf/pdf.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { makeApplicants } from './support/applicants.ts';
import { beginning, completing, injected, walk } from './support/journey.ts';
import { cpuMsOf, inProcess, rssMbOf } from './support/program.ts';
import type { Flood } from './support/flood-worker.ts';
import { flood, timed } from './support/flood.ts';
import { factsOf, multiplyTickets, releaseTickets } from './support/ticket-data.ts';
import { machine, openWorld } from './support/world.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000' }, requests: { type: 'string', default: '2000' }, seconds: { type: 'string', default: '4' }, documents: { type: 'string', default: '300' } } });
const REQUESTS = Number(values.requests);
const AT_ONCE = 8;
const SECONDS = Number(values.seconds);
const ROUND = 30;
const say = (what: string) => void process.stderr.write(`${what}\n`);

const world = await openWorld();
try {
  const program = await inProcess({ MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error', TRUSTED_PROXIES: '127.0.0.1' }, world.template.app, world.folder);
  const { kit } = program;
  await program.loadReferenceData();
  const [model] = await makeApplicants(program.db, kit, 1);
  const sittingId = (await inTransaction(program.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  const config = await inTransaction(program.db, (tx) => findProvinceConfig(tx, sittingId, '37'));
  if (!model || !config?.windows.ticket || !isVirtual(kit.clock)) throw new Error('一级建造师 has no ticket window');
  await program.app.queue.drain();
  await walk(injected(program.app.http), model, [...beginning(sittingId), ...completing()]);
  const { windows: { ticket: window }, phone } = config;
  const owner = new pg.Client(world.server.login('superuser'));
  await owner.connect();
  const photo = (await owner.query<{ photo_id: string }>('select photo_id from photo limit 1')).rows[0]?.photo_id ?? '';
  const facts = factsOf(sittingId, phone, photo);
  const releaseId = await releaseTickets(owner, sittingId);
  kit.clock.set(window.opensAt + 60_000);
  const bare = fastify();
  const keys = new pg.Pool({ ...world.template.app, max: AT_ONCE });
  bare.get<{ Params: { account: string; id: string } }>('/:account/:id', async ({ params }) => {
    const { rows } = await keys.query<{ number: string; content: Buffer }>({ name: 'one', text: 'select number, content from ticket where account_id = $1 and application_id = $2 and version = 1', values: [params.account, params.id] });
    return rows[0];
  });

  bare.get<{ Params: { account: string; id: string } }>('/ticket/:account/:id', async ({ params }) => {
    const ticket = await readAlone(program.db, (tx) => readTicket(tx, kit, { accountId: AccountId.parse(params.account), applicationId: ApplicationId.parse(params.id) }, kit.clock.now()));
    if (!ticket.ok) throw new Error(JSON.stringify(ticket.refusals));
    return presentTicket(ticket.value);
  });

  const [origin, bareOrigin] = [await program.app.http.listen({ host: '127.0.0.1', port: 0 }), await bare.listen({ host: '127.0.0.1', port: 0 })];
  const sizes = [];
  let made = 0;
  for (const size of values.sizes.split(',').map(Number)) {
    say(`${String(size)} tickets`);
    await multiplyTickets(owner, { ...model, id: model.id ?? '' }, releaseId, sealFacts(kit.crypto, facts), made, size);
    made = size;
    const people = (await owner.query<{ account_id: string; application_id: string }>('select account_id, application_id from ticket tablesample bernoulli ($1) limit $2', [Math.min(100, (REQUESTS * 300) / size), REQUESTS])).rows.map((r) => ({ accountId: AccountId.parse(r.account_id), applicationId: ApplicationId.parse(r.application_id) }));
    type Person = (typeof people)[number];
    const numberOf = (whose: Person) => whose.applicationId.replaceAll('-', '').slice(0, 18);
    await owner.query('insert into ticket_door (door, account_id, application_id) select * from unnest($1::bytea[], $2::uuid[], $3::uuid[]) on conflict do nothing', [people.map((p) => doorKey(kit.crypto, { sittingId, province: '37', documentType: 'resident_id', documentNumber: numberOf(p), name: facts.name })), people.map((p) => p.accountId), people.map((p) => p.applicationId)]);
    const ways = { connections: 16, seconds: SECONDS };
    const lookUp: Flood = {
      ...ways, origin, paths: people.map(() => `/api/tickets/${sittingId}/look-ups`),
      bodies: people.map((p) => JSON.stringify({ province: '37', documentType: 'resident_id', documentNumber: numberOf(p), name: facts.name, captcha: { proof: 'pass' } })),
    };
    const read: Flood = { ...ways, origin: bareOrigin, paths: people.map((p) => `/ticket/${p.accountId}/${p.applicationId}`) };
    const readBare: Flood = { ...ways, origin: bareOrigin, paths: people.map((p) => `/${p.accountId}/${p.applicationId}`) };
    for (const warming of [lookUp, read, readBare]) await flood({ ...warming, seconds: 2 });
    // in turns, three times, so that what else the machine does falls on all; the processor's time is told beside the clock's
    for (let turn = 1; turn <= 3; turn += 1) {
      const [whole, reads, theirs] = [await timed(lookUp), await timed(read), await timed(readBare)];
      const ratio = (of: Awaited<ReturnType<typeof timed>>) => ({ ratio: twoDigits(of.perSecond / theirs.perSecond), cpuRatio: twoDigits(theirs.cpuUs / of.cpuUs) });
      sizes.push({ tickets: size, turn, bare: theirs, lookUp: { ...whole, ...ratio(whole) }, read: { ...reads, ...ratio(reads) } });
      say(JSON.stringify(sizes.at(-1)));
    }
  }
  const documents = await draw(Number(values.documents), facts);
  process.stdout.write(`${JSON.stringify({ bench: 'tickets', machine: machine(), requests: REQUESTS, atOnce: AT_ONCE, sizes, documents }, null, 2)}\n`);
  await Promise.all([bare.close(), keys.end(), owner.end(), program.close()]);

  /** Tickets drawn one after another by one renderer that is not replaced: wall time, processor time of all that takes part in rounds of thirty (what else the machine does makes some dearer), its memory on the way. */
  async function draw(count: number, of: TicketFacts) {
    const pdf = openPdf({ templates: { ticket: projectPath('src/server/modules/tickets/documents/ticket.typ') }, renderers: 1, recycleAfter: count + 100 });
    const portrait = readFileSync('seeds/demo/photos/portrait-01.jpg');
    const one = async (n: number) => renderTicket({ ...kit, pdf }, { number: `2703437010010${String(n % 30).padStart(2, '0')}`, version: 1, at: kit.clock.now(), facts: { ...of, name: n % 10 === 0 ? '𠮷田𣘗' : of.name, papers: of.papers.map((p) => ({ ...p, room: (n % 40) + 1, seat: (n % 30) + 1 })) } }, portrait, kit.clock.now() + n * 1_000);
    for (let n = 0; n < 20; n++) await one(n);
    const child = childrenOf(process.pid).toSorted((a, b) => rssMbOf(b) - rssMbOf(a))[0] ?? process.pid;
    const used = () => cpuMsOf(child) + cpuMsOf(process.pid);
    const began = performance.now();
    const memory: { documents: number; mb: number }[] = [{ documents: 0, mb: rssMbOf(child) }];
    const rounds: number[] = [];
    let bytes = 0;
    for (let n = 0; n < count; n += ROUND) {
      const before = used();
      for (let m = 0; m < ROUND; m++) bytes += (await one(n + m)).length;
      rounds.push((used() - before) / ROUND);
      if (rounds.length % Math.ceil(count / ROUND / 10) === 0) memory.push({ documents: n + ROUND, mb: rssMbOf(child) });
    }
    const seconds = (performance.now() - began) / 1_000;
    await pdf.close();
    const drawn = rounds.length * ROUND;
    const sorted = rounds.toSorted((a, b) => a - b);
    const perCpuSecond = (at: number) => Math.round(1_000 / (sorted[Math.floor((sorted.length - 1) * at)] ?? NaN));
    return { count: drawn, perSecond: Math.round(drawn / seconds), perCpuSecond: { best: perCpuSecond(0), median: perCpuSecond(0.5), worst: perCpuSecond(1) }, kb: Math.round(bytes / drawn / 1_024), memory };
  }
} finally {
  await world.end();
}

function twoDigits(n: number): number {
  return Math.round(n * 100) / 100;
}

/** The processes a process has begun. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((other) => { try { return readFileSync(`/proc/${String(other)}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(pid); } catch { return false; } });
}
