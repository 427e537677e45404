import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFault } from './start-fault.ts';

/** This process' hold on a data folder. */
export type DataFolder = { release: () => void };

type Holder = { pid: number; startedAt: string };

/** Makes the data folder if need be and holds it for this process: two programs on one folder would share a database without knowing. */
export function holdDataFolder(folder: string): DataFolder {
  makeWritable(folder);
  const lock = join(folder, 'program.lock');
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(lock, mine)) return { release: () => release(lock, mine) };
    const found = read(lock);
    const holder = holderFrom(found);
    if (holder && isRunning(holder)) throw startFault(`another process (pid ${String(holder.pid)}) is using the data folder ${folder}; end it, or set DATA_DIR to another folder`);
    setAside(lock, found);
  }
  throw startFault(`several processes are starting on the data folder ${folder} at once`);
}

/** Makes the data folder unless it is there, and makes sure that this user can write in it. */
export function makeWritable(folder: string): void {
  const probe = join(folder, `.writable-${randomBytes(4).toString('hex')}`);
  try {
    const isNew = !existsSync(folder);
    mkdirSync(folder, { recursive: true });
    if (isNew) chmodSync(folder, 0o711); // others may pass through (the database server runs as another user for root), not look around
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw startFault(`the data folder ${folder} cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : String(error)}); set DATA_DIR to a folder of this user`, error);
  }
}

/** Written whole beside and linked into place: whoever sees the lock sees its content. */
function create(lock: string, content: string): boolean {
  const draft = `${lock}.${String(process.pid)}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a stale lock away. If another starter was faster and this is its fresh lock, it is put back. */
function setAside(lock: string, expected: string): void {
  const aside = `${lock}.stale-${String(process.pid)}`;
  try {
    renameSync(lock, aside);
    if (readFileSync(aside, 'utf8') !== expected) linkSync(aside, lock);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EEXIST'))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(lock: string, mine: string): void {
  if (read(lock) === mine) rmSync(lock, { force: true });
}

function read(lock: string): string {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}

function holderFrom(content: string): Holder | undefined {
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || !('startedAt' in parsed)) return undefined;
    return { pid: Number(parsed.pid), startedAt: String(parsed.startedAt) };
  } catch {
    return undefined;
  }
}

/** The same process, not another one that got its number after a reboot. */
function isRunning(holder: Holder): boolean {
  if (holder.pid === process.pid) return holder.startedAt === startOf(process.pid);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return holder.startedAt === '' || startOf(holder.pid) === holder.startedAt;
}

/** Boot and start tick of a process on Linux; empty elsewhere. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`; // starttime is field 22; the name before may hold spaces
  } catch {
    return '';
  }
}
