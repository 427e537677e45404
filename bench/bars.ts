/*
 * Every bar of speed, each bench run three times, as one table: `npm run bench:bars [-- --runs 3] [--only applications,scores] [--out docs/bars.json]`. Takes half an hour and a quiet machine; the load average
 * before each run stands beside it. Pages and the console's million rows have benches of their own (README.md).
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { BARS } from './bars/bars.ts';
import { tableOf } from './bars/table.ts';
import { machine } from './support/world.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, only: { type: 'string' }, out: { type: 'string' } } });
const chosen = BARS.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
if (chosen.length === 0) throw new Error(`--only takes ${BARS.map(({ name }) => name).join(', ')}`);

const results = chosen.map(({ name, command, figures }) => {
  const load: number[] = [];
  const runs = Array.from({ length: Number(values.runs) }, (_, n) => {
    load.push(Math.round((loadavg()[0] ?? 0) * 10) / 10);
    process.stderr.write(`${name}, run ${String(n + 1)}, load ${String(load.at(-1))}\n`);
    const done = spawnSync(process.execPath, ['--import', 'tsx', ...command], { env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.server.json' }, encoding: 'utf8', maxBuffer: 64 * 2 ** 20, stdio: ['ignore', 'pipe', 'inherit'] });
    if (done.status !== 0) throw new Error(`${command.join(' ')} ended with ${String(done.status)}`);
    const printed: unknown = JSON.parse(done.stdout);
    return printed;
  });
  return { name, command: command.join(' '), load, figures: figures(runs) };
});

process.stdout.write(`${results.map((r) => `\`${r.command}\`, load before each run ${r.load.join(', ')}\n\n${tableOf(r.figures)}\n`).join('\n')}`);
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify({ machine: machine(), results }, null, 1)}\n`);
