import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Login } from '#server/platform/db/roles.ts';
import { freePort } from '../support/program.ts';
import { urlOf } from '../support/world.ts';
import type { Start } from './members.ts';
import type { Programs } from './programs-beside.ts';

/** Addresses of the examples of docs/operations/many-machines. */
const BALANCER = '10.0.0.10:443';
const WEBS = ['10.0.0.11:8080', '10.0.0.12:8080', '10.0.0.13:8080'];

export type Site = { members: Record<string, Start>; origins: { haproxy: string; nginx: string }; pooled: Login };

/** A site of three webs and two workers behind both balancers and the pooler, written from the examples an operator gets: only addresses and what belongs to TLS are replaced. */
export async function writeSite(folder: string, programs: Programs, shared: Record<string, string>, { owner, app }: { owner: Login; app: Login }): Promise<Site> {
  const files = join(folder, 'beside');
  mkdirSync(files, { recursive: true });
  chmodSync(files, 0o711);
  const ports = await Promise.all(WEBS.map(() => freePort()));
  const [haproxy, nginx, pooler] = [await freePort(), await freePort(), await freePort()];
  const example = (name: string) => readFileSync(`docs/operations/many-machines/${name}`, 'utf8');
  const withWebs = (text: string) => WEBS.reduce((now, web, i) => replaced(now, web, `127.0.0.1:${String(ports[i])}`), text);
  const write = (name: string, text: string) => {
    const path = join(files, name);
    writeFileSync(path, text, { mode: 0o600 });
    if (process.getuid?.() === 0) chownSync(path, 65_534, 65_534);
    return path;
  };

  const haproxyFile = write('haproxy.cfg', replaced(withWebs(example('haproxy.cfg')), `${BALANCER} ssl crt /etc/haproxy/site.pem alpn h2,http/1.1`, `127.0.0.1:${String(haproxy)}`).replace('maxconn 20000', 'maxconn 200'));
  const nginxText = replaced(withWebs(example('nginx.conf')), `${BALANCER} ssl http2`, `127.0.0.1:${String(nginx)}`).replaceAll(/^.*ssl_certificate.*\n/gm, '');
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/nginx-${kind};`).join(' ');
  chmodSync(folder, 0o777); // nginx as nobody makes its folders there
  // one process: a killed master would leave its workers serving
  const nginxFile = write('nginx.conf', `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr;\n${replaced(nginxText, 'http {', `http { access_log off; ${own}`)}`);
  const users = write('userlist.txt', `"${app.user}" "${app.password}"\n`);
  const pgbouncer = replaced(replaced(replaced(example('pgbouncer.ini'), '10.0.0.20 port=5432 dbname=jinbang', `${owner.host} port=${String(owner.port)} dbname=${owner.database}`), 'listen_addr = 10.0.0.20', 'listen_addr = 127.0.0.1'), 'listen_port = 6432', `listen_port = ${String(pooler)}\nunix_socket_dir =`)
    .replace('/etc/pgbouncer/userlist.txt', users).replace('default_pool_size = 32', 'default_pool_size = 12');
  const pgbouncerFile = write('pgbouncer.ini', pgbouncer);

  const pooled = { ...app, port: pooler, database: 'jinbang' };
  const program = (env: Record<string, string>): Omit<Start, 'ready'> => ({
    program: process.execPath, args: ['dist/server/main.mjs'],
    env: { LOG_LEVEL: 'info', DATABASE_URL: urlOf(pooled), DATABASE_OWNER_URL: urlOf(owner), DATABASE_POOLER: 'transaction', TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${String(haproxy)}`, DRAIN_SECONDS: '5', ...shared, ...env },
  });
  const web = (port: number): Start => ({ ...program({ ROLE: 'web', PORT: String(port) }), ready: `http://127.0.0.1:${String(port)}/readyz` });
  return {
    pooled,
    origins: { haproxy: `http://127.0.0.1:${String(haproxy)}`, nginx: `http://127.0.0.1:${String(nginx)}` },
    members: {
      pgbouncer: { program: programs.pgbouncer, args: [pgbouncerFile], port: pooler },
      ...Object.fromEntries(ports.map((port, i) => [`web-${String(i + 1)}`, web(port)])),
      'worker-1': program({ ROLE: 'worker' }), 'worker-2': program({ ROLE: 'worker' }),
      haproxy: { program: programs.haproxy, args: ['-db', '-f', haproxyFile], port: haproxy },
      nginx: { program: programs.nginx, args: ['-e', 'stderr', '-c', nginxFile], port: nginx },
    },
  };
}

/** The text with one thing in another's place; that it stands there is part of what is tried. */
function replaced(text: string, what: string, by: string): string {
  if (!text.includes(what)) throw new Error(`the example no longer says “${what}”`);
  return text.replaceAll(what, by);
}
