import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'jinbang-gate-';
/** Several times what the steps ever have there at once. */
const ROOM = 6 * 1024 ** 3;

/**
 * A folder for everything temporary of one run. It lies in memory where the system keeps a folder there with room to spare, since a test's database is two thousand
 * files and a disk takes ten times as long to make them; in the usual place otherwise. What runs that were killed left behind is removed first.
 */
export function temporaryFolder({ shared = '/dev/shm', room = ROOM } = {}) {
  for (const place of [shared, tmpdir()]) discardAbandoned(place);
  return (hasRoom(shared, room) && usable(folderIn(shared))) || folderIn(tmpdir());
}

function hasRoom(shared, room) {
  if (process.platform !== 'linux') return false;
  try {
    accessSync(shared, constants.W_OK);
  } catch {
    return false;
  }
  const { bavail, bsize } = statfsSync(shared);
  return bavail * bsize >= room && process.availableMemory() >= room;
}

function folderIn(place) {
  const folder = mkdtempSync(join(place, `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o1777); // root's database server is another user
  return folder;
}

/** The folder, if programs run there: containers often forbid it in memory, and the database server may have to be copied beside its data. */
function usable(folder) {
  const program = join(folder, 'runs');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
  const { status } = spawnSync(program);
  rmSync(program);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}

function discardAbandoned(place) {
  if (!existsSync(place)) return;
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(PREFIX))) {
    const maker = Number(name.slice(PREFIX.length).split('-')[0]);
    if (Number.isNaN(maker) || isAlive(maker)) continue;
    try {
      for (const file of globSync('*/database/cluster/postmaster.pid', { cwd: join(place, name) })) stopServer(join(place, name, file));
      rmSync(join(place, name), { recursive: true, force: true, maxRetries: 5 });
    } catch {
      continue; // another user's, or another run removes it
    }
  }
}

function stopServer(pidFile) {
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(pidFile, '..'))) process.kill(pid, 'SIGQUIT');
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
