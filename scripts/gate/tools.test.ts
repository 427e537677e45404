import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const someUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
const userCanRun = spawnSync(process.execPath, ['--version'], someUser).status === 0;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const shell = (...lines: string[]) => ['#!/bin/sh', ...lines, ''].join('\n');
const RUNS = shell('echo here');
const OFFLINE = shell('case "$*" in *update*) exit 0;; esac', 'echo "E: Unable to locate package chromium" >&2', 'exit 100');

/** A machine on whose PATH stand these programs only, and what a user finds there. */
function look(programs: Record<string, string>, user: { uid?: number; gid?: number } = {}, env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jinbang-tools-'));
  folders.push(folder);
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'bin'), { mode: 0o755 });
  for (const [name, content] of Object.entries(programs)) writeFileSync(join(folder, 'bin', name), content, { mode: 0o755 });
  copyFileSync(resolve('scripts/gate/tools.mjs'), join(folder, 'tools.mjs')); // an ordinary user may not be able to read this checkout
  const program = `import { findTools } from ${JSON.stringify(join(folder, 'tools.mjs'))}; console.log('=' + JSON.stringify(findTools()));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: '/', encoding: 'utf8', env: { PATH: join(folder, 'bin'), ...env }, ...user });
  const [said = '', answer = ''] = stdout.split('=');
  return { said: said + stderr, answer: answer.trim().replaceAll(folder, '') };
}

describe.runIf(userCanRun)('an ordinary user', () => {
  test('has everything: nothing is said', () => {
    const found = look({ chromium: RUNS, 'fc-list': RUNS, pdftoppm: RUNS }, someUser);
    expect(found).toEqual({ said: '', answer: '{"path":"/bin/chromium"}' });
  });

  test('without a browser is told how to get one; nothing is installed', () => {
    const found = look({ 'fc-list': RUNS, 'apt-get': OFFLINE }, someUser);
    expect(found.said).toContain('Not installed: chromium, poppler-utils (on Debian and Ubuntu: sudo apt-get install chromium poppler-utils).');
    expect(found.answer).toContain('The browser tests need Chromium: install it');
  });

  test('with a browser that is only a stub is told so', () => {
    const found = look({ chromium: shell('echo "requires the chromium snap to be installed" >&2', 'exit 1'), 'fc-list': RUNS, pdftoppm: RUNS }, someUser);
    expect(found.answer).toContain('/bin/chromium does not run: requires the chromium snap to be installed');
  });

  test('who names a browser that is not there is told so', () => {
    expect(look({}, someUser, { CHROMIUM: '/no/such/chromium' }).answer).toContain('CHROMIUM names /no/such/chromium, which does not run: it is no program this user may run');
  });
});

describe.runIf(isRoot)('root', () => {
  test('gets what is missing by apt-get', () => {
    const installs = shell('bin=${0%/*}', 'for name; do :; done', '[ "$name" = update ] && exit 0', '[ "$name" = poppler-utils ] && name=pdftoppm', 'printf "#!/bin/sh\\necho here\\n" > "$bin/$name"', '/bin/chmod 755 "$bin/$name"');
    const found = look({ 'apt-get': installs, 'fc-list': RUNS });
    expect(found).toEqual({ said: 'Installing chromium-headless-shell, poppler-utils by apt-get …\n', answer: '{"path":"/bin/chromium-headless-shell"}' });
  });

  test('does with the Chromium there is where the one without a screen cannot be had', () => {
    const found = look({ chromium: RUNS, 'apt-get': OFFLINE, 'fc-list': RUNS, pdftoppm: RUNS });
    expect(found).toEqual({ said: 'Installing chromium-headless-shell by apt-get …\n', answer: '{"path":"/bin/chromium"}' });
  });

  test('asks for nothing where everything stands already', () => {
    const found = look({ 'chromium-headless-shell': RUNS, 'apt-get': OFFLINE, 'fc-list': RUNS, pdftoppm: RUNS });
    expect(found).toEqual({ said: '', answer: '{"path":"/bin/chromium-headless-shell"}' });
  });

  test('is told apt-get’s own reason when it cannot', () => {
    const found = look({ 'apt-get': OFFLINE, 'fc-list': RUNS, pdftoppm: RUNS });
    expect(found.answer).toContain('apt-get install -y --no-install-recommends chromium failed (exit code 100):\\n  E: Unable to locate package chromium');
    expect(found.answer).toContain('The browser tests need Chromium');
  });
});
