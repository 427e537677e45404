import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Login } from '#server/platform/db/roles.ts';

export type Statement = { text: string; values: unknown[] };

/**
 * The recorded statements of whole applications run by pgbench (`-M prepared`, 8 clients, 2 threads) as one script, the values of each
 * application read from a table by one statement more; answers applications a second, nothing where pgbench is not installed. Only
 * applications of the commonest sequence take part, since a script cannot branch.
 */
export async function pgbench(owner: Login, app: Login, folder: string, recorded: readonly Statement[][]): Promise<number | null> {
  const alike = commonest(recorded.map((statements) => ({ statements, texts: statements.map((s) => s.values.map((value) => value === null).join() + s.text).join('\n') })), (r) => r.texts).map((r) => r.statements);
  const [first] = alike;
  const each = Math.floor(alike.length / 8);
  if (!first || each === 0 || !isInstalled()) return null;
  const client = new pg.Client({ ...owner, database: app.database });
  await client.connect();
  await client.query('create table bench_values (n integer primary key, v text[] not null); grant select on bench_values to public');
  for (const [n, statements] of alike.entries()) await client.query('insert into bench_values values ($1, $2)', [n, statements.flatMap((s) => s.values.map(asText))]);
  await client.query('vacuum analyze bench_values');
  await client.end();
  const script = join(folder, 'applications.sql');
  writeFileSync(script, scriptOf(first, each));
  const out = execFileSync('pgbench', ['-n', '-M', 'prepared', '-c', '8', '-j', '2', '-t', String(each), '-D', 'i=-1', '-f', script, '-h', app.host, '-p', String(app.port), '-U', app.user, app.database], { env: { ...process.env, PGPASSWORD: app.password }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return Number(/^tps = ([\d.]+)/m.exec(out)?.[1] ?? 'NaN');
}

function scriptOf(statements: readonly Statement[], each: number): string {
  const values = statements.flatMap((s) => s.values);
  const read = values.map((_, i) => `v[${String(i + 1)}] as p${String(i + 1)}`).join(', ');
  let before = 0;
  const lines = statements.map(({ text, values: own }) => {
    const from = before;
    before += own.length;
    return `${text.trim().replace(/\$(\d+)/g, (_, k: string) => (own[Number(k) - 1] === null ? 'null' : `:p${String(from + Number(k))}`))};`;
  });
  return ['\\set i :i + 1', `select ${read} from bench_values where n = :client_id * ${String(each)} + :i \\gset`, ...lines, ''].join('\n');
}

/** A value as the driver would send it. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((v) => JSON.stringify(String(v))).join(',')}}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function commonest<T>(all: readonly T[], key: (item: T) => string): T[] {
  const groups = new Map<string, T[]>();
  for (const item of all) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()].reduce((most, group) => (group.length > most.length ? group : most), []);
}

function isInstalled(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
