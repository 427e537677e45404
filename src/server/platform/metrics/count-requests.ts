import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** Counts every answer by its route's template; an address that is none is counted as one, whatever was typed. */
export function countRequests(http: FastifyInstance, metrics: Metrics): void {
  http.addHook('onResponse', (request, reply, done) => {
    metrics.requestEnded(request.method, request.is404 ? 'none' : (request.routeOptions.url ?? 'none'), reply.statusCode, reply.elapsedTime);
    done();
  });
}
