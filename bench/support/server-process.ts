import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Starts a server again as it was started: the same program, arguments, user and surroundings. */
export function howStarted(pid: number): () => number {
  const read = (name: string) => readFileSync(`/proc/${String(pid)}/${name}`, 'utf8').split('\0').filter((part) => part !== '');
  const [program = '', ...args] = read('cmdline');
  const env = Object.fromEntries(read('environ').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  const id = (what: 'Uid' | 'Gid') => Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
  const [uid, gid, said] = [id('Uid'), id('Gid'), readlinkSync(`/proc/${String(pid)}/fd/2`)];
  return () => {
    const log = openSync(said, 'a');
    const child = spawn(program, args, { uid, gid, env, cwd: '/', detached: true, stdio: ['ignore', 'ignore', log] });
    closeSync(log);
    child.unref();
    if (child.pid === undefined) throw new Error('the database server did not start again');
    return child.pid;
  };
}

/** The processes a server has started. */
export function* childrenOf(postmaster: number): Generator<number> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)) if (parentOf(pid) === postmaster) yield pid;
}

/** kill -9, of what may have ended meanwhile. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended between the look and the kill
  }
}

/** One that ended and that nobody has asked about yet is not there. */
export function isThere(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
