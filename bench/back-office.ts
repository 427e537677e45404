/*
 * The back office on a million applications: every list and page of the console as real requests of staff of several jurisdictions, every export,
 * the counting of the figures and the replay of a changed rule. README.md says how to read it.
 * `tsx --tsconfig tsconfig.server.json bench/back-office.ts [--applications=1000000] [--data=<folder> (kept)] [--only=pages,figures,exports,replay] [--route=<part of a name>]`
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startEmbedded } from '#server/platform/db/embedded.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { migrateJobs } from '#server/platform/jobs/queue.ts';
import { fillBackOffice } from './support/back-office-data.ts';
import { measureExports } from './support/measure-exports.ts';
import { measureFigures } from './support/measure-figures.ts';
import { measurePages } from './support/measure-pages.ts';
import { measureReplay } from './support/measure-replay.ts';
import { inProcess } from './support/program.ts';
import { machine, urlOf } from './support/world.ts';

const { values: asked } = parseArgs({ options: { applications: { type: 'string', default: '1000000' }, data: { type: 'string' }, only: { type: 'string', default: 'pages,figures,exports,replay' }, route: { type: 'string', default: '' } } });
const parts = asked.only.split(',');
const folder = asked.data ?? mkdtempSync(join(tmpdir(), 'jinbang-bench-'));
mkdirSync(folder, { recursive: true, mode: 0o711 });
const say = (what: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);

const Filled = z.object({ applications: z.number(), secretKeys: z.string(), seconds: z.number() });
const note = join(folder, 'filled.json');
const server = await startEmbedded({ dataFolder: folder, durable: true, maxConnections: 100 });
try {
  const owner = server.login('owner');
  const app = server.login('app');
  await migrate(owner, 'migrations');
  await migrateJobs(owner);
  const secretKeys = existsSync(note) ? Filled.parse(JSON.parse(readFileSync(note, 'utf8'))).secretKeys : `1:${randomBytes(32).toString('base64')}`;
  const env = { MODE: 'test', SECRET_KEYS: secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error', DATABASE_URL: urlOf(app), DATABASE_OWNER_URL: urlOf(owner), DATA_DIR: join(folder, 'files') };
  const own = await inProcess(env, app, env.DATA_DIR);
  try {
    if (!existsSync(note)) {
      const began = performance.now();
      await own.loadReferenceData();
      await fillBackOffice(own, server.login('superuser'), Number(asked.applications), say);
      writeFileSync(note, JSON.stringify({ applications: Number(asked.applications), secretKeys, seconds: Math.round((performance.now() - began) / 1_000) } satisfies z.infer<typeof Filled>));
    }
    const filled = Filled.parse(JSON.parse(readFileSync(note, 'utf8')));
    const bench = { own, env, owner: server.login('superuser'), say, route: asked.route };
    const result: Record<string, unknown> = { bench: 'back-office', machine: machine(), ...(({ applications, seconds }) => ({ applications, filledInSeconds: seconds }))(filled) };
    if (parts.includes('figures')) result['figures'] = await measureFigures(bench);
    if (parts.includes('replay')) result['replay'] = await measureReplay(bench);
    if (parts.includes('pages')) result['pages'] = await measurePages(bench);
    if (parts.includes('exports')) result['exports'] = await measureExports(bench);
    result['loadAfter'] = machine().loadAverage;
    process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  } finally {
    await own.close();
  }
} finally {
  await server.stop();
  if (asked.data === undefined) rmSync(folder, { recursive: true, force: true });
}
