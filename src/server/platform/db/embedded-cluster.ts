import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startFault } from '#server/platform/config/start-fault.ts';
import { serverEnvironment, type ServerIdentity } from './embedded-binaries.ts';

const Passwords = z.object({ superuser: z.string().min(20), owner: z.string().min(20), app: z.string().min(20) });

/** The generated passwords of the embedded server's three logins; they never leave the data folder. */
export type Passwords = z.infer<typeof Passwords>;

/** Where systems keep the state of services; used only when root's data folder is closed to the server's identity. */
const SHARED_STATE = '/var/lib/jinbang';

/**
 * The folder that holds the database, owned by the server's identity: `<data folder>/database`.
 * Below a private home root's server could not reach it; it then lies under /var/lib/jinbang and is linked from the data folder.
 */
export function databaseFolder(dataFolder: string, identity: ServerIdentity): string {
  const folder = join(dataFolder, 'database');
  if (!existsSync(folder)) {
    if (canEnter(dataFolder, identity)) {
      mkdirSync(folder);
    } else {
      const elsewhere = join(SHARED_STATE, randomBytes(6).toString('hex'));
      // a strict umask would close the shared folder to the user of the server
      if (mkdirSync(elsewhere, { recursive: true }) !== elsewhere) chmodSync(SHARED_STATE, 0o755);
      rmSync(folder, { force: true }); // a link whose target was removed
      symlinkSync(elsewhere, folder);
    }
  }
  const real = realpathSync(folder);
  giveTo(real, identity);
  chmodSync(real, 0o700);
  if (!canEnter(real, identity)) throw startFault(`the database server (user id ${String(identity.uid)}) cannot reach ${real}; set DATA_DIR to a folder it can pass into`);
  return real;
}

/** The passwords kept in the data folder, readable by its owner only; made once, before the cluster that uses them. */
export function keptPasswords(dataFolder: string): Passwords {
  const file = join(dataFolder, 'database-passwords.json');
  if (!existsSync(file)) {
    const made: Passwords = { superuser: password(), owner: password(), app: password() };
    writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return Passwords.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Makes the cluster unless it is there. It is made beside its place and renamed, so a kill leaves no half cluster behind. */
export function ensureCluster(folder: string, binaries: string, identity: ServerIdentity, superuserPassword: string, durable: boolean): string {
  const cluster = join(folder, 'cluster');
  if (existsSync(join(cluster, 'PG_VERSION'))) return checkedVersion(cluster, binaries);
  const fresh = `${cluster}.new`;
  const passwordFile = join(folder, 'initdb-password');
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  giveTo(passwordFile, identity);
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', fresh, '-U', 'jinbang_superuser', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions', '-A', 'scram-sha-256', '--pwfile', passwordFile, ...(durable ? [] : ['--no-sync'])],
    { ...identity, env: serverEnvironment, cwd: '/', encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  const nameless = /could not look up effective user ID (\d+)/.exec(String(made.stderr))?.[1];
  if (nameless) throw startFault(`user id ${nameless} has no name on this machine, and PostgreSQL makes no database for a nameless user; give it one (a line in /etc/passwd), run as another user, or set DATABASE_URL`);
  if (made.status !== 0) throw startFault(`could not make the database in ${folder}: ${oneLine(made.stderr || String(made.error))}`);
  renameSync(fresh, cluster);
  return cluster;
}

function checkedVersion(cluster: string, binaries: string): string {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const said = spawnSync(join(binaries, 'postgres'), ['--version'], { env: serverEnvironment, cwd: '/', encoding: 'utf8' }).stdout;
  if (!said.includes(` ${major}.`)) throw startFault(`${cluster} was made by PostgreSQL ${major}, this program carries ${said.trim()}; export the data with the older program first`);
  return cluster;
}

function canEnter(folder: string, identity: ServerIdentity): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity, cwd: '/' }).status === 0;
}

function giveTo(path: string, identity: ServerIdentity): void {
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(path, identity.uid, identity.gid);
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

/** Many lines of a program's complaint as one line for the operator. */
export function oneLine(text: string): string {
  return text.split('\n').map((line) => line.trim()).filter(Boolean).slice(-3).join(' · ');
}
