import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import type { Db } from './db/tx.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve, that is the database answers and the program is not stopping. */
export function mountHealth(app: FastifyInstance, db: Db, stopping: () => boolean): void {
  app.get('/healthz', { schema: { hide: true }, logLevel: 'silent' }, () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true }, logLevel: 'silent' }, async (_request, reply) => {
    if (stopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await sql`select 1`.execute(db);
      return await reply.send({ status: 'ready' });
    } catch {
      return reply.code(503).send({ status: 'database does not answer' });
    }
  });
}

/** While the program is stopping every answer is the last of its connection, so that a balancer which keeps connections open finds none of ours. */
export function endConnections(app: FastifyInstance, stopping: () => boolean): void {
  app.addHook('onRequest', (_request, reply, done) => {
    if (stopping()) void reply.header('connection', 'close');
    done();
  });
}
