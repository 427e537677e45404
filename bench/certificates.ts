/*
 * Certificates: look-ups against a bare Fastify with one look-up by primary key, at growing sizes, and electronic certificates drawn by one renderer.
 * README.md says how to read it. `tsx --tsconfig tsconfig.server.json bench/certificates.ts [--cards=10000,100000,1000000] [--seconds=8] [--pdfs=200]`
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Fastify from 'fastify';
import pg from 'pg';
import { cardKey, sealCard } from '#server/modules/certificates/cards/card.ts';
import { renderCertificate } from '#server/modules/certificates/documents/certificate-document.ts';
import { lookAddress } from '#server/modules/certificates/look-up/look-address.ts';
import { flood, timed } from './support/flood.ts';
import { inProcess } from './support/program.ts';
import { asSuperuser } from './support/score-data.ts';
import { machine, openWorld, urlOf } from './support/world.ts';

const { values: asked } = parseArgs({ options: { cards: { type: 'string', default: '10000,100000,1000000' }, seconds: { type: 'string', default: '8' }, pdfs: { type: 'string', default: '200' } } });
const say = (what: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
const round = (n: number) => Math.round(n * 100) / 100;
const words = (zh: string) => ({ zh, en: zh });
const numberOf = (n: number) => `0342026${String(n).padStart(9, '0')}`;
const card = (n: number) => ({
  kind: 'qualification' as const, title: words('一级建造师执业资格证书'), number: numberOf(n), managementNumber: `2026${numberOf(n)}`, name: '欧阳倩', document: '3701021991****2531', exam: words('一级建造师'), year: 2026, level: words('考全科'), specialty: words('建筑工程'), approvedOn: '2026-09-13', validThrough: null, revokedOn: null, version: 1, issuedBy: words('山东省人事考试机构'),
});

const world = await openWorld();
const { owner, app } = world.template;
const own = await inProcess({ MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error', TRUSTED_PROXIES: '127.0.0.1', DATABASE_URL: urlOf(app), DATABASE_OWNER_URL: urlOf(owner) }, app, `${world.folder}/files`);
const { crypto } = own.kit;

/** Cards up to a size, written as the issuing writes them; some of their keys. */
async function fill(superuser: Parameters<typeof asSuperuser>[0], from: number, to: number): Promise<Buffer[]> {
  const keys: Buffer[] = [];
  await asSuperuser(superuser, async (c) => {
    for (let at = from; at <= to; at += 5_000) {
      const some = Array.from({ length: Math.min(5_000, to - at + 1) }, (_, i) => at + i);
      const made = some.map((n) => ({ key: cardKey(crypto, numberOf(n), '欧阳倩'), content: sealCard(crypto, card(n)) }));
      await c.query('insert into certificate_card (card_key, certificate_id, content) select k, gen_random_uuid(), v from unnest($1::bytea[], $2::bytea[]) t (k, v)', [made.map((m) => m.key), made.map((m) => m.content)]);
      keys.push(...made.filter((_, i) => i % Math.max(1, Math.floor(to / 4_000)) === 0).map((m) => m.key));
    }
    await c.query('vacuum analyze certificate_card');
  });
  return keys;
}

try {
  await own.loadReferenceData();
  const superuser = world.server.login('superuser', owner.database);
  const origin = await own.app.http.listen({ host: '127.0.0.1', port: 0 });
  const bare = Fastify({ logger: false });
  const pool = new pg.Pool({ ...app, max: 8 });
  bare.get<{ Params: { key: string } }>('/cards/:key', async (request) => {
    const { rows } = await pool.query<{ content: Buffer }>({ name: 'card', text: 'select content from certificate_card where card_key = $1', values: [Buffer.from(request.params.key, 'base64url')] });
    return { content: rows[0]?.content.toString('base64') };
  });
  const bareOrigin = await bare.listen({ host: '127.0.0.1', port: 0 });
  const lookUps = [];
  let made = 0;
  for (const size of asked.cards.split(',').map(Number)) {
    const keys = await fill(superuser, made + 1, size);
    made = size;
    say(`${String(size)} cards`);
    const ways = { connections: 16, seconds: Number(asked.seconds) };
    const plain = { ...ways, origin: bareOrigin, paths: keys.map((k) => `/cards/${k.toString('base64url')}`) };
    const ours = { ...ways, origin, paths: keys.map((k) => `/api/certificate-sheets/${lookAddress.seal(crypto, k.toString('base64'), Date.now())}`) };
    for (const warm of [plain, ours]) await flood({ ...warm, seconds: 2 });
    // in turns, so that what else the machine does falls on both
    for (let turn = 1; turn <= 3; turn += 1) {
      const [b, o] = [await timed(plain), await timed(ours)];
      lookUps.push({ cards: size, turn, bare: b, ours: o, ratio: round(o.perSecond / b.perSecond), cpuRatio: round(b.cpuUs / o.cpuUs) });
    }
    say(JSON.stringify(lookUps.at(-1)));
  }
  const photo = readFileSync('seeds/demo/photos/portrait-03.jpg');
  const facts = { ...card(1), exam: { code: '034', name: words('一级建造师') }, province: { code: '37', name: words('山东省') }, level: { code: '04', name: words('考全科') }, specialty: { code: '15', name: words('建筑工程') }, sex: 'female' as const, bornOn: '1991-12-03', documentType: 'resident_id' as const, documentNumber: '370102199112032531', photoId: '019ab000-0000-7000-8000-000000000001' as never };
  const draw = (n: number) => renderCertificate(own.kit, { facts, version: 1, issuedAt: Date.now(), copy: { number: n, purpose: 'title', detail: '', validUntil: '2027-12-31', at: Date.now() } }, photo, Date.now());
  for (let n = 1; n <= 10; n += 1) await draw(n);
  const began = performance.now();
  const pdfs = Number(asked.pdfs);
  for (let n = 1; n <= pdfs; n += 1) await draw(n);
  const drawn = { pdfs, perSecondOneAtATime: round(pdfs / ((performance.now() - began) / 1000)) };
  await bare.close();
  await pool.end();
  process.stdout.write(`${JSON.stringify({ bench: 'certificates', machine: machine(), lookUps, drawn, loadAfter: machine().loadAverage }, null, 1)}\n`);
} finally {
  await own.close();
  await world.end();
}
