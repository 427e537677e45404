// Runs a script of this folder with everything it needs: installs the locked packages when they are missing, then starts the script
// with the pinned Node, which is one of them. Uses nothing but the Node that happens to be there (20.12 or later).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const given = process.argv.slice(2);
const at = given.findIndex((word) => !word.startsWith('-')); // what stands before the script is for Node itself
const [script, ...args] = given.slice(at);

if (!installed()) install();
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
const child = spawn(pinnedNode(), [...given.slice(0, at), resolve(root, script), ...args], { cwd: root, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`could not start ${script}: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));

/** True when npm's own record of what it installed agrees with the lock file; it is written last, so an interrupted install shows. */
function installed() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(pinnedNode())) return false;
  const has = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || has[path]?.version === version || (optional && !has[path]));
}

function install() {
  if (existsSync(join(root, 'node_modules')) && lstatSync(join(root, 'node_modules')).isSymbolicLink()) {
    fail('node_modules is a link to packages that do not agree with package-lock.json; run npm ci where it points, or remove the link');
  }
  console.log('Installing the packages named in package-lock.json …');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: '' } });
  if (error) fail(`npm was not found (${error.message}); install Node.js 20.12 or later with npm`);
  if (status !== 0) fail('npm ci failed, see above; without the registry a checkout can only be used where it was installed before');
  if (existsSync(pinnedNode())) return;
  spawnSync('npm', ['rebuild', 'node', '--foreground-scripts'], { cwd: root, stdio: 'inherit' }); // an npm that held back install scripts
  if (!existsSync(pinnedNode())) fail('npm did not run the install script of the package "node"; run: npm rebuild node --ignore-scripts=false');
}

function pinnedNode() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function fail(message) {
  console.error(`jinbang: ${message}`);
  process.exit(1);
}
