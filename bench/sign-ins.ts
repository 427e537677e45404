/*
 * A storm of sign-ins, and what everybody else has of it: pages, and photos read from the disk, asked one after the other with and without the storm.
 * `tsx --tsconfig tsconfig.server.json bench/sign-ins.ts [--at-once=64] [--seconds=10] [--build=dist]`
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { makeApplicants } from './support/applicants.ts';
import { cpuMsOf, inProcess, startProgram } from './support/program.ts';
import { machine, openWorld, percentile, urlOf } from './support/world.ts';

const { values } = parseArgs({ options: { 'at-once': { type: 'string', default: '64' }, seconds: { type: 'string', default: '10' }, build: { type: 'string', default: 'dist' } } });
const AT_ONCE = Number(values['at-once']);
const MS = Number(values.seconds) * 1_000;

const world = await openWorld();
try {
  const env = { MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error', TRUSTED_PROXIES: '127.0.0.1' };
  const seeded = await inProcess(env, world.template.app, join(world.folder, 'files'));
  await seeded.loadReferenceData();
  const [owner] = await makeApplicants(seeded.db, seeded.kit, 1);
  await seeded.close();
  const program = await startProgram({ ...env, ROLE: 'web', DATA_DIR: join(world.folder, 'files'), DATABASE_URL: urlOf(world.template.app), DATABASE_OWNER_URL: urlOf(world.template.owner) }, { connections: AT_ONCE, build: values.build });
  const aside = new Pool(program.origin, { connections: 2 });
  const others = async () => ({ page: await latency(aside, '/exams'), file: await latency(aside, '/my/photo/image', owner?.token) });
  await others(); // warm
  const calm = await others();
  const cpu = cpuMsOf(program.child.pid ?? 0);
  const [storm, stormy] = await Promise.all([signIns(program.client), others()]);
  const cpuSeconds = (cpuMsOf(program.child.pid ?? 0) - cpu) / 1_000;
  await Promise.all([aside.destroy(), program.stop()]);
  process.stdout.write(`${JSON.stringify({ bench: 'sign-ins', machine: machine(), build: values.build, atOnce: AT_ONCE, seconds: MS / 1_000, storm, programCpuSeconds: cpuSeconds, calm, stormy }, null, 1)}\n`);
} finally {
  await world.end();
}

/** So many people at once who try to sign in, each anew as soon as answered; a stranger's password costs the same as one's own. */
async function signIns(client: Pool) {
  const [compared, refused]: [number[], number[]] = [[], []];
  const other: Record<string, number> = {};
  const until = performance.now() + MS;
  let n = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (performance.now() < until) {
      n += 1;
      const began = performance.now();
      const reply = await client.request({ method: 'POST', path: '/api/sign-ins', headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.${String(n >> 16)}.${String((n >> 8) & 255)}.${String(n & 255)}` }, body: JSON.stringify({ userName: `nobody${String(n)}`, password: 'qian2-fo2-shan1', captcha: { proof: 'pass' } }) });
      await reply.body.dump();
      const ms = performance.now() - began;
      if (reply.statusCode === 422) compared.push(ms);
      else if (reply.statusCode === 503) { refused.push(ms); await new Promise((resolve) => setTimeout(resolve, 1_000)); } // more eager than Retry-After allows
      else other[String(reply.statusCode)] = (other[String(reply.statusCode)] ?? 0) + 1;
    }
  }));
  return { comparedPerSecond: Math.round((compared.length / MS) * 10_000) / 10, comparedMs: spread(compared), refused: refused.length, refusedMs: spread(refused), other };
}

async function latency(client: Pool, path: string, token?: string) {
  const each: number[] = [];
  const until = performance.now() + MS / 2;
  while (performance.now() < until) {
    const began = performance.now();
    const reply = await client.request({ method: 'GET', path, headers: token === undefined ? {} : { cookie: `jinbang-candidate=${token}` } });
    await reply.body.dump({ limit: 5_000_000 });
    if (reply.statusCode !== 200) throw new Error(`${path}: ${String(reply.statusCode)}`);
    each.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return spread(each);
}

function spread(each: readonly number[]) {
  return each.length === 0 ? null : { count: each.length, p50: percentile(each, 50), p95: percentile(each, 95), p99: percentile(each, 99) };
}
