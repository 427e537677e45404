// `npm test`: every check there is, each timed. A failing step does not hide the others. The steps before the database and the browser go in
// two lanes, one that only reads the code and one that builds it; what such a step printed is shown whole when it ends. The last line is `N passed, N failed`: each
// test of the test runners counts one, each other step counts one; what failed stands above it, by name and with what it said.
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './gate/temporary-folder.mjs';
import { findTools } from './gate/tools.mjs';
import { told } from './gate/told.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const temporary = temporaryFolder();
process.on('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
const reports = join(temporary, 'reports');
mkdirSync(reports);
const env = { ...process.env, TMPDIR: temporary, MODE: 'test', CI: process.env.CI ?? '1', FORCE_COLOR: '0' };

const vitest = (project) => ({
  name: `tests: ${project}`,
  command: ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, `${project}.json`)}`],
  count: () => fromVitest(join(reports, `${project}.json`)),
});
const readingOnly = [
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'lint with types', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'arrows', command: ['node', 'scripts/check-arrows.mjs'] },
  { name: 'unused', command: ['knip', '--no-progress'] },
];
const besideReading = [
  { name: 'types', command: ['node', 'node_modules/typescript-native/bin/tsc', '-b'] },
  { name: 'build', command: ['node', 'scripts/build.mjs', '--force'] },
  { name: 'documentation', command: ['vitepress', 'build', 'docs'] },
  { name: 'byte budgets', command: ['node', 'scripts/check-budgets.mjs'] },
  vitest('unit'),
];
const afterwards = [
  { ...vitest('routes'), before: () => void useBrowser() },
  // one round each of what needs neither root nor another package; the long run is `npm run chaos`
  { name: 'faults', command: ['tsx', '--tsconfig', 'tsconfig.server.json', 'bench/faults.ts', '--rounds=6', '--two=0', '--no-disks', '--only=kill-a-web,kill-a-worker,kill-the-database-whole,database-restart-fast,connection-exhaustion,lock-storm-rows'] },
];
if (globSync('e2e/**/*.e2e.ts').length > 0) {
  afterwards.push({ name: 'browser journeys', command: ['playwright', 'test', '--reporter=list,json'], before: useBrowser, count: () => fromPlaywright(join(reports, 'e2e.json')) });
}

const running = new Set(); // the processes of the steps
let stopped = false; // by a signal: no further step begins
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // no test server or browser may outlive the gate: the runner is told by SIGINT, the only signal on which all of them end what they
  // started, and waited for. A terminal's Ctrl-C has reached it already, and twice would mean "at once".
  process.on(signal, () => {
    const code = 128 + constants.signals[signal];
    stopped = true;
    if (running.size === 0) process.exit(code);
    setTimeout(() => { for (const child of running) child.kill('SIGINT'); }, signal === 'SIGINT' ? 5_000 : 0);
    for (const child of running) child.once('exit', () => { if (running.size === 0) process.exit(code); });
  });
}

let tools; // looked for once, when the first step needs them
const only = process.argv.slice(2);
const wanted = (steps) => steps.filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
const lanes = [wanted(readingOnly), wanted(besideReading)];
const alone = lanes.some((lane) => lane.length === 0); // nothing beside it: it may print as it goes
const ran = (await Promise.all(lanes.map((lane) => runLane(lane, { whole: !alone })))).flat();
const results = [...ran, ...(await runLane(wanted(afterwards), { whole: false }))];

console.log('');
for (const { name, passed, failed, seconds } of results) console.log(`${failed > 0 ? 'FAIL' : 'ok  '} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s   ${passed} passed, ${failed} failed`);
for (const { name, broken = [] } of results) for (const test of broken) console.log(`FAIL ${name}: ${test}`);
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 || results.length === 0 ? 1 : 0;

/** One step after the other. */
async function runLane(lane, how) {
  const done = [];
  for (const step of lane) if (!stopped) done.push(await runStep(step, how));
  return done;
}

async function runStep({ name, command, before, count }, { whole }) {
  if (!whole) console.log(`\n── ${name}`);
  const began = performance.now();
  const refusal = before?.();
  if (refusal) console.error(refusal);
  const { code, said } = refusal ? { code: 1, said: [] } : await run(command, { whole });
  const seconds = (performance.now() - began) / 1000;
  if (whole) process.stdout.write(Buffer.concat([Buffer.from(`\n── ${name}\n`), ...said]));
  const counted = count?.() ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // a runner that broke before or after its tests has failed, whatever it counted
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  if (code === 0 && counted.passed === 0) counted.failed += 1;
  return { name, seconds, ...counted };
}

function run([program, ...args], { whole }) {
  return new Promise((done) => {
    const child = spawn(program, args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') }, stdio: whole ? ['inherit', 'pipe', 'pipe'] : 'inherit' });
    running.add(child);
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes));
    child.on('error', (error) => {
      running.delete(child);
      console.error(error.message);
      done({ code: 1, said });
    });
    child.on('exit', () => running.delete(child));
    child.on('close', (code) => done({ code: code ?? 1, said }));
  });
}

/** The browser's path for the tests that drive one; answers what to do when there is none. */
function useBrowser() {
  tools ??= findTools();
  if (tools.path) env.CHROMIUM = tools.path;
  return tools.problem;
}

function fromVitest(file) {
  if (!existsSync(file)) return undefined;
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const brokenFiles = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const broken = testResults.filter(({ status }) => status === 'failed').flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed');
    return (tests.length === 0 ? [{ fullName: '(the file itself)', failureMessages: [message] }] : tests).map(({ fullName, failureMessages }) => told(`${relative(root, name)} › ${fullName}`, failureMessages));
  });
  return { passed: numPassedTests, failed: numFailedTests + (numFailedTests === 0 && numFailedTestSuites > 0 ? Math.max(1, brokenFiles) : brokenFiles), broken };
}

function fromPlaywright(file) {
  if (!existsSync(file)) return undefined;
  const { stats, errors, suites } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, broken: [...suites.flatMap(unexpectedOf), ...errors.map(({ message }) => told('(no test)', [message]))] };
}

function unexpectedOf({ specs = [], suites = [] }) {
  const saidBy = ({ tests }) => tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message)));
  return [...specs.filter(({ ok }) => !ok).map((spec) => told(`${spec.file} › ${spec.title}`, saidBy(spec))), ...suites.flatMap(unexpectedOf)];
}
