import { SpanStatusCode, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { beginRequest } from './tracing.ts';

/** Each request is a trace of its own, named by its route's template: addresses as typed hold people's numbers. */
export function traceRequests(http: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  http.addHook('onRequest', (request, _reply, done) => {
    spans.set(request, beginRequest(request.method, done));
  });
  http.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    span?.updateName(`${request.method} ${route}`).setAttributes({ 'http.route': route, 'http.response.status_code': reply.statusCode, 'jinbang.request': request.id });
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}
