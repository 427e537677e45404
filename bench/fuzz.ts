// Sends hostile and nearly right requests to a demonstration and says what must not have happened; exit code 1 where something did.
// --requests=100000 --seed=20261129 --at-once=8 --minutes=60; --url=http://127.0.0.1:8080 asks a program that runs already.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProgram } from './support/program.ts';
import { fuzz } from './fuzz/run.ts';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000_000) }, 'at-once': { type: 'string', default: '8' }, minutes: { type: 'string', default: '60' }, url: { type: 'string' }, report: { type: 'string' } } });
const say = (line: string) => void process.stderr.write(`${line}\n`);

if (values.url !== undefined && !['127.0.0.1', 'localhost', '[::1]'].includes(new URL(values.url).hostname)) throw new Error('only a program on this machine is asked');
const folder = mkdtempSync(join(tmpdir(), 'jinbang-fuzz-'));
const program = values.url === undefined ? await startProgram({ MODE: 'demo', DATA_DIR: folder, TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'error', REVIEW_UNDO_SECONDS: '0' }, { connections: 2 }) : undefined;
try {
  const report = await fuzz({ origin: values.url ?? program?.origin ?? '', requests: Number(values.requests), seed: Number(values.seed), atOnce: Number(values['at-once']), minutes: Number(values.minutes), say });
  if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(report, null, 2));
  console.log(JSON.stringify({ ...report, neverReached: report.neverReached.length }, null, 2));
  process.exitCode = report.findings.length > 0 ? 1 : 0;
} finally {
  await program?.stop();
  rmSync(folder, { recursive: true, force: true });
}
