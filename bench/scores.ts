/*
 * Scores: a file imported against a bare COPY of the same rows, and look-ups against a bare Fastify with one look-up by primary key, at growing sizes.
 * README.md says how to read it. `tsx --tsconfig tsconfig.server.json bench/scores.ts [--examinees=2500,25000,250000] [--turns=3] [--shuffled] [--cards=10000,100000,1000000] [--seconds=8]`
 */
import { parseArgs } from 'node:util';
import Fastify from 'fastify';
import pg from 'pg';
import { sealKey } from '#server/modules/scores/look-up/sealed-key.ts';
import { flood, timed } from './support/flood.ts';
import { measureImport } from './support/measure-import.ts';
import { inProcess } from './support/program.ts';
import { asSuperuser, makeCardsFor, releaseScores, sittingOf } from './support/score-data.ts';
import { machine, openWorld, urlOf } from './support/world.ts';

const { values: asked } = parseArgs({ options: { examinees: { type: 'string', default: '2500,25000,250000' }, turns: { type: 'string', default: '3' }, shuffled: { type: 'boolean', default: false }, cards: { type: 'string', default: '10000,100000,1000000' }, seconds: { type: 'string', default: '8' } } });
const say = (what: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
const round = (n: number) => Math.round(n * 100) / 100;

const world = await openWorld();
const { owner, app } = world.template;
const own = await inProcess({ MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error', TRUSTED_PROXIES: '127.0.0.1', DATABASE_URL: urlOf(app), DATABASE_OWNER_URL: urlOf(owner) }, app, `${world.folder}/files`);
try {
  await own.loadReferenceData();
  const sitting = await sittingOf(own);
  const superuser = world.server.login('superuser', owner.database);
  const result: Record<string, unknown> = { bench: 'scores', machine: machine() };

  const sizes = asked.examinees.split(',').map(Number).filter((n) => n > 0);
  if (sizes.length > 0) result['import'] = await measureImport({ own, login: superuser, folder: world.folder, sitting, sizes, turns: Number(asked.turns), shuffled: asked.shuffled, say });

  await releaseScores(superuser, sitting);
  const origin = await own.app.http.listen({ host: '127.0.0.1', port: 0 });
  const bare = Fastify({ logger: false });
  const pool = new pg.Pool({ ...app, max: 8 });
  pool.on('error', () => undefined); // the server ends before the last of them has said goodbye
  bare.get<{ Params: { key: string } }>('/cards/:key', async (request) => {
    const { rows } = await pool.query<{ content: Buffer }>({ name: 'card', text: 'select content from score_card where card_key = $1', values: [Buffer.from(request.params.key, 'base64url')] });
    return { content: rows[0]?.content.toString('base64') };
  });
  const bareOrigin = await bare.listen({ host: '127.0.0.1', port: 0 });
  const lookUps = [];
  let made = 0;
  for (const size of asked.cards.split(',').map(Number).filter((n) => n > 0)) {
    const keys = await makeCardsFor(own, sitting, made + 1, size, 4_000);
    made = size;
    await asSuperuser(superuser, (c) => c.query('vacuum analyze score_card'));
    say(`${String(size)} cards`);
    const ways = { connections: 16, seconds: Number(asked.seconds) };
    const plain = { ...ways, origin: bareOrigin, paths: keys.map((k) => `/cards/${k.toString('base64url')}`) };
    const ours = { ...ways, origin, paths: keys.map((k) => `/api/score-sheets/${sealKey(own.kit.crypto, k, Date.now())}`) };
    for (const warm of [plain, ours]) await flood({ ...warm, seconds: 2 });
    // in turns, so that what else the machine does falls on both
    for (let turn = 1; turn <= 3; turn += 1) {
      const [b, o] = [await timed(plain), await timed(ours)];
      lookUps.push({ cards: size, turn, bare: b, ours: o, ratio: round(o.perSecond / b.perSecond), cpuRatio: round(b.cpuUs / o.cpuUs) });
      say(JSON.stringify(lookUps.at(-1)));
    }
  }
  result['lookUps'] = lookUps;
  await bare.close();
  await pool.end();
  process.stdout.write(`${JSON.stringify({ ...result, loadAfter: machine().loadAverage }, null, 1)}\n`);
} finally {
  await own.close();
  await world.end();
}
