import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '#server/testing/free-port.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const nobodyCanRead = isRoot && spawnSync(process.execPath, ['-e', `require('node:fs').readFileSync(${JSON.stringify(join(process.cwd(), 'package.json'))})`], { uid: NOBODY, gid: NOBODY }).status === 0;

vi.setConfig({ testTimeout: 240_000 }); // a test starts the program up to five times, on whatever machine

const folders: string[] = [];
const started: number[] = [];
afterAll(() => {
  for (const pid of started) tryKill(pid);
  for (const folder of folders) {
    if (existsSync(join(folder, 'database/cluster/postmaster.pid'))) tryKill(serverPid(folder)); // only when a test failed half-way
    const database = join(folder, 'database');
    if (existsSync(database) && lstatSync(database).isSymbolicLink()) rmSync(realpathSync(database), { recursive: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

function newFolder(owner?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'jinbang-start-'));
  chmodSync(folder, 0o711);
  if (owner !== undefined) chownSync(folder, owner, owner);
  folders.push(folder);
  return folder;
}

type Options = { port?: number; uid?: number | undefined; env?: Record<string, string> };

/** Starts the program and waits until it is ready or has ended. */
async function start(dataDir: string, { port = 0, uid, env = {} }: Options = {}) {
  const actualPort = port || (await freePort());
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), 'src/server/testing/bare-program.ts'], {
    env: { PATH: process.env['PATH'], MODE: 'test', DATA_DIR: dataDir, PORT: String(actualPort), LOG_LEVEL: 'info', TSX_TSCONFIG_PATH: 'tsconfig.server.json', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  if (child.pid !== undefined) started.push(child.pid);
  let out = '';
  let complaint = '';
  child.stderr.on('data', (data) => (complaint += String(data)));
  const ended = once(child, 'exit').then(([code]) => Number(code));
  const ready = new Promise<true>((resolve) => child.stdout.on('data', (data) => {
    out += String(data);
    if (out.includes('"msg":"ready"')) resolve(true);
  }));
  const isReady = await Promise.race([ready, ended.then(() => false)]);
  return {
    isReady, ended,
    complaint: () => complaint.trim(),
    pid: child.pid ?? 0,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    rows: async (method = 'GET') => Number(await (await fetch(`http://127.0.0.1:${String(actualPort)}/`, { method })).text()),
  };
}

const serverPid = (dataDir: string) => Number(readFileSync(join(dataDir, 'database/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // ended long ago, as it should
  }
}

const users: [string, number | undefined][] = [['the present user', undefined], ...(nobodyCanRead ? [['an ordinary user', NOBODY] as [string, number]] : [])];

describe.each(users)('run by %s', (_who, uid) => {
  test('starts, keeps what it wrote over a restart, and leaves nothing running', async () => {
    const folder = newFolder(uid);
    const first = await start(folder, { uid });
    expect(first.complaint()).toBe('');
    expect(await first.rows('POST')).toBe(1);
    const database = serverPid(folder);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(() => process.kill(database, 0)).toThrow();
    expect(existsSync(join(folder, 'program.lock'))).toBe(false);

    const second = await start(folder, { uid });
    expect(await second.rows()).toBe(1);
    second.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  test('killed without warning: the next start takes over the running database with every acknowledged row', async () => {
    const folder = newFolder(uid);
    const first = await start(folder, { uid });
    for (let i = 0; i < 20; i++) await first.rows('POST');
    const database = serverPid(folder);
    first.kill('SIGKILL');
    await first.ended;
    const second = await start(folder, { uid });
    expect(serverPid(folder)).toBe(database);
    expect(await second.rows()).toBe(20);
    second.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(() => process.kill(database, 0)).toThrow();
  });
});

test('killed together with its database: the next start replays the log', async () => {
  const folder = newFolder();
  const first = await start(folder);
  for (let i = 0; i < 20; i++) await first.rows('POST');
  process.kill(serverPid(folder), 'SIGKILL');
  first.kill('SIGKILL');
  await first.ended;
  const second = await start(folder);
  expect(second.complaint()).toBe('');
  expect(await second.rows()).toBe(20);
  second.kill('SIGTERM');
  await second.ended;
});

test('a database that dies under it ends the program with a clear line, and the next start is well', async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.rows('POST');
  process.kill(serverPid(folder), 'SIGKILL');
  expect(await first.ended).toBe(1);
  expect(first.complaint()).toContain('the database server ended by itself (SIGKILL)');
  const second = await start(folder);
  expect(await second.rows()).toBe(1);
  second.kill('SIGTERM');
  await second.ended;
});

test('so does one it took over from a killed program', async () => {
  const folder = newFolder();
  const first = await start(folder);
  first.kill('SIGKILL');
  await first.ended;
  const second = await start(folder);
  process.kill(serverPid(folder), 'SIGKILL');
  expect(await second.ended).toBe(1);
  expect(second.complaint()).toContain('the database server ended by itself');
});

test('two instances side by side do not touch each other; a second process on the same folder or port is refused in one line', async () => {
  const [here, there] = [newFolder(), newFolder()];
  const port = await freePort();
  const [first, other] = await Promise.all([start(here, { port }), start(there)]);
  await first.rows('POST');
  expect([await first.rows(), await other.rows()]).toEqual([1, 0]);

  const sameFolder = await start(here);
  expect(await sameFolder.ended).toBe(1);
  expect(sameFolder.complaint()).toBe(`jinbang: another process (pid ${String(first.pid)}) is using the data folder ${here}; end it, or set DATA_DIR to another folder`);

  const third = newFolder();
  const samePort = await start(third, { port });
  expect(await samePort.ended).toBe(1);
  expect(samePort.complaint()).toBe(`jinbang: port ${String(port)} on 127.0.0.1 is in use by another program; end it, or set PORT to another number`);
  expect(existsSync(join(third, 'database/cluster/postmaster.pid'))).toBe(false);

  expect(await first.rows()).toBe(1);
  first.kill('SIGTERM');
  other.kill('SIGTERM');
  expect(await Promise.all([first.ended, other.ended])).toEqual([0, 0]);
});

test('a data folder that cannot be written is told in one line', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  const refused = await start(join(file, 'var'));
  expect(await refused.ended).toBe(1);
  expect(refused.complaint()).toMatch(/^jinbang: the data folder .*file\/var cannot be written \(ENOTDIR\); set DATA_DIR to a folder of this user$/);
});

const NAMELESS = 54_321;
const hasNoName = nobodyCanRead && spawnSync('id', ['-nu', String(NAMELESS)]).status !== 0;
test.runIf(hasNoName)('a user without a name is told that PostgreSQL wants one, in one line', async () => {
  const refused = await start(newFolder(NAMELESS), { uid: NAMELESS, env: { MODE: 'demo' } });
  expect(await refused.ended).toBe(1);
  expect(refused.complaint()).toBe('jinbang: user id 54321 has no name on this machine, and PostgreSQL makes no database for a nameless user; give it one (a line in /etc/passwd), run as another user, or set DATABASE_URL');
});

test.runIf(nobodyCanRead)('a data folder of another user is told in one line', async () => {
  const refused = await start(newFolder(), { uid: NOBODY });
  expect(await refused.ended).toBe(1);
  expect(refused.complaint()).toMatch(/^jinbang: the data folder .* cannot be written \((EACCES|EROFS|EPERM)\); set DATA_DIR to a folder of this user$/);
});

test('wrong settings are all told, and nothing is started', async () => {
  const folder = newFolder();
  const refused = await start(folder, { env: { MODE: '', ROLE: 'king' } });
  expect(await refused.ended).toBe(1);
  expect(refused.complaint()).toMatch(/MODE: .*\n.*ROLE: /);
  expect(existsSync(join(folder, 'database'))).toBe(false);
});

test.runIf(isRoot)('below a private home root keeps the database where its server can reach it', async () => {
  const home = newFolder();
  chmodSync(home, 0o700);
  const folder = join(home, 'checkout/var');
  const first = await start(folder);
  expect(first.complaint()).toBe('');
  expect(await first.rows('POST')).toBe(1);
  const real = realpathSync(join(folder, 'database'));
  expect(real).toMatch(/^\/var\/lib\/jinbang\//);
  expect(statSync(real).mode & 0o777).toBe(0o700);
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const second = await start(folder);
  expect(await second.rows()).toBe(1);
  second.kill('SIGTERM');
  await second.ended;
  rmSync(real, { recursive: true });
});
