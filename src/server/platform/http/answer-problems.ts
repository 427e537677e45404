import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalText, refuse, type Refusal } from '#contracts/refusals.ts';
import { isInTheWay, isUnavailable, isUnkeepable } from '../db/unavailable.ts';
import { isOutsideFault } from '../outside/fault.ts';
import { TooManyDocuments } from '../pdf/renderer-pool.ts';
import { problemHtml, type PageDeps } from './mount-pages.ts';
import { langOf } from './read-request.ts';
import { contentSecurityPolicy } from './security-headers.ts';

/** Answers a request with what went wrong, in the form its address promises: JSON for the API, a page otherwise. */
export type AnswerProblem = (error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Nobody sees a stack: a wrong address is a refusal, a bug is a number to quote. What it gives answers addresses that cannot be read, too. */
export function answerProblems(http: FastifyInstance, deps: PageDeps): AnswerProblem {
  const inJson = (request: FastifyRequest, refusals: readonly Refusal[]) => ({ requestId: request.id, refusals: refusals.map((r) => ({ ...r, text: refusalText(r, langOf(request)) })) });
  const answer: AnswerProblem = (error, request, reply) => {
    const held = isInTheWay(error);
    const away = held || isUnavailable(error) || isOutsideFault(error) || error instanceof TooManyDocuments;
    const status = away ? 503 : isUnkeepable(error) ? 400 : (error.statusCode ?? 500);
    const bug = status >= 500 && !away;
    if (status >= 500) request.log.error({ err: error }, away ? 'database, disk, renderers or an outside service unavailable' : 'request failed');
    // whoever is still sending would lose the answer with the connection: the rest is read and forgotten, as long as a request may take
    if (status === 413) {
      void reply.removeHeader('connection');
      request.raw.resume();
    }
    if (away) void reply.header('retry-after', '5').header('cache-control', 'no-store');
    const code = held ? 'request.busy' : away ? 'request.unavailable' : status === 413 ? 'request.too_large' : status === 415 ? 'request.unsupported_type' : 'request.bad_format';
    const refusals = bug ? [] : [refuse(code)];
    if (request.url.startsWith('/api/')) return reply.code(status).send(inJson(request, refusals));
    return reply.code(status).type('text/html; charset=utf-8').header('content-security-policy', contentSecurityPolicy({ worker: deps.kit.settings.offlinePage })).send(problemHtml(deps, request, refusals, bug));
  };
  http.setErrorHandler(answer);
  http.setNotFoundHandler((request, reply) => {
    const refusals = [refuse('request.not_found')];
    if (request.url.startsWith('/api/')) return reply.code(404).send(inJson(request, refusals));
    return reply.code(404).type('text/html; charset=utf-8').header('content-security-policy', contentSecurityPolicy({ worker: deps.kit.settings.offlinePage })).send(problemHtml(deps, request, refusals));
  });
  return answer;
}
