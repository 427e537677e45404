import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program of the machine lies; several are told as missing at once. */
export type Programs = Record<'haproxy' | 'nginx' | 'pgbouncer', string>;

const NAMES = ['haproxy', 'nginx', 'pgbouncer'] as const;

/** The balancers and the pooler this machine has; says what is to be installed when one is missing. */
export function findPrograms(): Programs | { missing: string[] } {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = new Map(NAMES.map((name) => [name, folders.map((folder) => join(folder, name)).find((path) => existsSync(path))] as const));
  const [haproxy, nginx, pgbouncer] = NAMES.map((name) => found.get(name));
  if (haproxy && nginx && pgbouncer) return { haproxy, nginx, pgbouncer };
  return { missing: NAMES.filter((name) => found.get(name) === undefined) };
}
