/*
 * A rehearsal of one of the moments when everybody comes: drives the HTTP interface of the built program with the journeys of that moment, at growing multiples of the load model's rate, until a
 * step breaks; prints a capacity certificate (text to stderr, JSON to stdout). README.md says how to read it.
 * `npm run rehearse -- --candidates 150000 --moment opening|deadline|tickets|scores [--seconds 20] [--people 1500] [--factors 0.25,0.5,1,2,3] [--seed 1] [--slow 4] [--webs 1] [--rush off|on]
 *   [--url http://127.0.0.1:8080 --with people.json] [--keep-people people.json]`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { seeded } from './rehearsal/arrivals.ts';
import { certificateOf, certificateText } from './rehearsal/certificate.ts';
import { deadlineJourney, openingJourney, scoreJourney, ticketJourney, type Candidate, type Holder } from './rehearsal/journeys.ts';
import { brokenStep } from './rehearsal/measure.ts';
import { demandOf, MOMENTS } from './rehearsal/model.ts';
import { ownAddress } from './rehearsal/own-address.ts';
import { prepare, type People } from './rehearsal/prepare.ts';
import { costOfSolving, honestProofs, mintedProofs } from './rehearsal/proofs.ts';
import { ramp } from './rehearsal/ramp.ts';
import { startSite } from './rehearsal/site.ts';
import { addressOf } from './rehearsal/visitor.ts';
import { dearestStatements, forgetStatements } from './rehearsal/watch.ts';
import { machine, openWorld, urlOf } from './support/world.ts';

const MOST = { candidates: 10_000_000, people: 20_000, seconds: 120, factor: 20, webs: 8 };
const NATION = 2_200_000;
const CONNECTIONS = 128;
/** Who waited for the second, as many as come in so many seconds: the hour of a deadline is met by nobody together. */
const GATHERED = { opening: 3, deadline: 0, tickets: 3, scores: 3 };

const { values } = parseArgs({ options: {
  candidates: { type: 'string', default: '150000' }, moment: { type: 'string', default: 'opening' }, seconds: { type: 'string', default: '20' }, people: { type: 'string', default: '1500' }, factors: { type: 'string', default: '0.25,0.5,1,1.5,2,3' },
  seed: { type: 'string', default: '1' }, slow: { type: 'string', default: '4' }, webs: { type: 'string', default: '1' }, rush: { type: 'string', default: 'off' }, url: { type: 'string' }, with: { type: 'string' }, 'keep-people': { type: 'string' },
} });
const moment = MOMENTS.find((m) => m === values.moment) ?? stop(`--moment is one of ${MOMENTS.join(', ')}`);
const candidates = within('candidates', values.candidates, MOST.candidates);
const seconds = within('seconds', values.seconds, MOST.seconds);
const people = Math.min(candidates, within('people', values.people, MOST.people));
const webs = within('webs', values.webs, MOST.webs);
const room = values.rush === 'on' || (values.rush === 'off' ? false : stop('--rush is on or off'));
const factors = values.factors.split(',').map((f) => within('factors', f, MOST.factor));
const began = performance.now();
const say = (what: string) => void process.stderr.write(`${Math.round((performance.now() - began) / 1_000).toString().padStart(4)} s  ${what}\n`);

const elsewhere = values.url === undefined ? undefined : ownAddress(values.url);
if (elsewhere && 'no' in elsewhere) stop(elsewhere.no);
if (elsewhere && values.with === undefined) stop('--url needs --with: the people who take part, as --keep-people wrote them');

const world = elsewhere ? undefined : await openWorld({ countStatements: true });
try {
  const env: Record<string, string> = { MODE: 'test', LOG_LEVEL: 'error', RUSH_MODE: room ? 'on' : 'off', TRUSTED_PROXIES: '127.0.0.1', ...(world && { SECRET_KEYS: world.secretKeys }) };
  if (world) say(`preparing ${String(candidates)} candidates, ${String(people)} of whom take part`);
  const taking: People = world ? await prepare(world, { moment, candidates, people, env: { ...env, RUSH_MODE: 'off', CAPTCHA: 'stand-in' }, say }) : JSON.parse(readFileSync(values.with ?? '', 'utf8'));
  if (values['keep-people'] !== undefined) writeFileSync(values['keep-people'], JSON.stringify(taking), { mode: 0o600 });
  const site = world && (await startSite({ ...env, CAPTCHA: 'altcha', DATA_DIR: join(world.folder, 'files'), DATABASE_URL: urlOf(world.template.app), DATABASE_OWNER_URL: urlOf(world.template.owner) }, { webs, connections: CONNECTIONS }));
  const origin = elsewhere && 'origin' in elsewhere ? elsewhere.origin : '';
  const client = site?.client ?? new Pool(origin, { connections: CONNECTIONS });
  const challenges = await Promise.all(Array.from({ length: 4 }, () => client.request({ method: 'GET', path: '/api/captcha/challenge' }).then((reply) => reply.body.json())));
  const solvingMs = await costOfSolving(challenges);
  // a form or two each
  const proofs = world ? await mintedProofs(world.secretKeys, challenges[0], 2 * people) : honestProofs;
  const random = seeded(Number(values.seed));
  const demand = demandOf(moment, candidates);
  const watched = { pids: site?.pids ?? [], figuresUrls: site?.figuresUrls ?? [], ...(world && { database: world.server.login('superuser') }) };
  // behind the waiting room as many may come as there are
  const how = { client, comeBy: room && moment === 'opening' ? 'people' as const : 'requests' as const, port: site?.port ?? Number(new URL(origin).port), moment, demand, factors, seconds, slow: Number(values.slow), gathered: GATHERED[moment], random, watched, say };
  const { sittingId } = taking;
  if (world) await forgetStatements(world.server.login('superuser'));
  const levels = moment === 'opening' || moment === 'deadline'
    ? await ramp<Candidate>({ ...how, journey: moment === 'opening' ? openingJourney(sittingId, proofs) : deadlineJourney(proofs), people: taking.candidates.map((c, n) => ({ ...c, from: addressOf(n) })) })
    : await ramp<Holder>({ ...how, journey: moment === 'tickets' ? ticketJourney(sittingId, proofs) : scoreJourney(sittingId, proofs), people: taking.holders.map((h, n) => ({ ...h, from: addressOf(n) })) });
  const statements = world ? await dearestStatements(world.server.login('superuser')) : null;
  await (site ? site.stop() : client.destroy());
  const certificate = certificateOf({ moment, waitingRoom: room, candidates, machine: machine(), people: Math.max(taking.candidates.length, taking.holders.length), proofs: proofs.how, solvingMs, demand, nation: demandOf(moment, NATION, 'staggered'), levels: levels.map((l) => { const broken = brokenStep(l.figures.steps); return { ...l, ...(broken && { broken }) }; }), statements });
  say(certificateText(certificate));
  process.stdout.write(`${JSON.stringify(certificate, null, 1)}\n`);
} finally {
  await world?.end();
}

function within(name: string, text: string, most: number): number {
  const value = Number(text);
  return value > 0 && value <= most ? value : stop(`--${name} is a number above 0, ${String(most)} at most`);
}

function stop(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}
