import { createServer } from 'node:http';
import type { Pool } from 'pg';
import { isSameText } from '../crypto/same-text.ts';
import { collectDefaultMetrics, Gauge } from 'prom-client';
import { inTransaction, type Db } from '../db/tx.ts';
import type { Kit } from '../kit.ts';
import type { Figure } from './figures.ts';

type Behind = { db: Db; pool: Pool; kit: Pick<Kit, 'metrics' | 'logger' | 'passwords'>; figures: readonly Figure[] };

/** How long figures of the database are given again without asking it: several servers may scrape. */
const KEPT_MS = 5_000;

/** Opens the address Prometheus reads, apart from the pages: figures of this process and of the installation. Answers where it stands and how to close it. */
export async function openMetricsDoor({ host, port, token }: { host: string; port: number; token: string | undefined }, behind: Behind): Promise<{ port: number; close(): Promise<void> }> {
  const { registry } = behind.kit.metrics;
  collectDefaultMetrics({ register: registry, prefix: 'jinbang_' });
  countLines(behind);
  const readFigures = figuresOf(behind);
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end();
    if (token !== undefined && !isSameText(request.headers.authorization ?? '', `Bearer ${token}`)) return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    readFigures().then(() => registry.metrics()).then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text),
      (error: unknown) => {
        behind.kit.logger.error({ err: error }, 'metrics could not be read');
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise((closed) => {
      server.close(() => { closed(); });
      server.closeAllConnections();
    }),
  };
}

function countLines({ kit, pool }: Behind): void {
  new Gauge({ name: 'jinbang_password_line', help: 'People who wait for their password to be compared or kept, in this process', registers: [kit.metrics.registry], collect() { this.set(kit.passwords.waiting()); } });
  new Gauge({
    name: 'jinbang_db_pool_connections', help: 'Database connections of this process', labelNames: ['state'], registers: [kit.metrics.registry],
    collect() {
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waited_for' }, pool.waitingCount);
    },
  });
}

function figuresOf({ kit, db, figures }: Behind): () => Promise<void> {
  const up = new Gauge({ name: 'jinbang_figures_up', help: '1 when the database gave the figures of the installation', registers: [kit.metrics.registry] });
  const gauges = figures.map((figure) => ({ figure, gauge: new Gauge({ name: figure.name, help: figure.help, labelNames: figure.labels, registers: [kit.metrics.registry] }) }));
  let readAt = -Infinity;
  return async () => {
    if (performance.now() - readAt < KEPT_MS) return;
    readAt = performance.now();
    try {
      for (const { figure, gauge } of gauges) {
        const values = await inTransaction(db, figure.read);
        gauge.reset();
        for (const { labels, value } of values) gauge.set(labels, value);
      }
      up.set(1);
    } catch (error) {
      up.set(0); // the process tells of itself also while the database is away
      kit.logger.warn({ err: error }, 'figures could not be read');
    }
  };
}
