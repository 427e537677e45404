import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { constants } from 'node:zlib';
import type { Instant } from '#contracts/dates.ts';
import type { PageContext } from '#portal/page-context.ts';
import { STAND_IN_BANK } from './open-bank.ts';
import { STAND_IN_FISCAL } from './open-fiscal.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { Db } from './platform/db/tx.ts';
import { openAuditSoon } from './platform/audit/audit-soon.ts';
import { endConnections, mountHealth } from './platform/health.ts';
import { countRequests } from './platform/metrics/count-requests.ts';
import { answerProblems, type AnswerProblem } from './platform/http/answer-problems.ts';
import { classesOfActs, openAssets } from './platform/http/assets.ts';
import { mountOfflineWorker } from './platform/http/offline-worker.ts';
import { mountConsole } from './platform/http/console.ts';
import { mountApi } from './platform/http/mount-api.ts';
import { mountApiReference } from './platform/http/api-reference.ts';
import { mountPages, type PageDeps } from './platform/http/mount-pages.ts';
import { createRateLimit } from './platform/http/rate-limit.ts';
import type { People } from './platform/http/read-request.ts';
import { setSecurityHeaders } from './platform/http/security-headers.ts';
import { mountSite } from './platform/site/mount-site.ts';
import { traceRequests } from './platform/tracing/trace-requests.ts';
import { mountDoor } from './platform/rush/mount-door.ts';
import { openRush, type Rush } from './platform/rush/open-rush.ts';
import { createSessions, sessionLimits } from './platform/http/sessions.ts';
import { openQueue, type Queue } from './platform/jobs/queue.ts';
import type { Kit } from './platform/kit.ts';
import type { Module } from './platform/module.ts';

export type AppDeps = { db: Db; pool: Pool; kit: Kit; people: People; modules: readonly Module[]; outside?: OutsideWorld | undefined; /** When the next heavy opening is, for the waiting room. */ nextOpening?: ((now: Instant) => Promise<Instant | null>) | undefined };

export type App = { http: FastifyInstance; queue: Queue; modules: readonly Module[]; /** The waiting room of this process; it works once it is run. */ rush: Rush; stop(): Promise<void> };

/** The whole program but its listening: everything is known here and nowhere else. */
export async function buildApp({ db, pool, kit, people, modules, outside, nextOpening }: AppDeps): Promise<App> {
  let stopping = false;
  const problems: { answer?: AnswerProblem } = {}; // set below, before anybody can ask
  const queue = await openQueue({ db, pool, kit, jobs: modules.flatMap((m) => m.jobs ?? []), handlers: modules.flatMap((m) => m.handlers ?? []), schedules: modules.flatMap((m) => m.schedules ?? []) });
  const http = Fastify({
    loggerInstance: kit.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    trustProxy: kit.settings.trustedProxies.length > 0 ? [...kit.settings.trustedProxies] : false,
    bodyLimit: 500_000,
    forceCloseConnections: 'idle',
    // no route is a regular expression that long parts could keep busy: what is too long is refused by its contract, in our words
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 20_000 },
    frameworkErrors: (error, request, reply) => {
      request.cookies = {}; // no hook has run yet: nobody has read them
      void problems.answer?.(error, request, reply.header('x-content-type-options', 'nosniff'));
    },
  });
  // shapes are for the reference only: runEndpoint parses, so that every fault of every part is told at once
  http.setValidatorCompiler(() => (value) => ({ value }));
  http.setSerializerCompiler(() => (value) => JSON.stringify(value));
  countRequests(http, kit.metrics);
  endConnections(http, () => stopping);
  if (kit.settings.traces) traceRequests(http);
  setSecurityHeaders(http, kit.settings.publicUrl.startsWith('https:'));
  await http.register(cookie);
  await http.register(formbody, { bodyLimit: 500_000 });
  await http.register(multipart, { throwFileSizeLimit: false });
  await http.register(compress, { global: true, globalDecompression: false, threshold: 600, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  const parts = {
    db, kit, people,
    sessions: createSessions(db, sessionLimits(kit.settings)),
    auditSoon: openAuditSoon(db, (problem, rows) => { kit.logger.error({ err: problem, rows }, 'audit rows of look-ups were lost'); }),
    rateLimit: createRateLimit(pool, kit.crypto, kit.settings.mode === 'production' ? 1 : 20),
    assets: await openAssets(http),
    ofActs: classesOfActs(),
    decorate: (page: PageContext) => modules.reduce((decorated, module) => module.decorate?.(decorated) ?? decorated, page),
  };
  const rush = openRush({ db, kit, waiting: () => pool.waitingCount, nextOpening });
  const deps: PageDeps = { ...parts, gate: mountDoor(http, { rush, deps: parts }) };
  await mountApiReference(http);
  mountSite(http, kit.settings.site);
  mountOfflineWorker(http, kit.settings);
  await mountConsole(http, kit.settings.site);
  if (outside?.bank.standIn) await http.register(outside.bank.standIn, { prefix: STAND_IN_BANK });
  for (const { prefix, plugin } of outside?.identity.standIns ?? []) await http.register(plugin, { prefix });
  if (outside?.fiscal.standIn) await http.register(outside.fiscal.standIn, { prefix: STAND_IN_FISCAL });
  http.after(() => {
    mountHealth(http, db, () => stopping);
    mountApi(http, deps, modules.flatMap((m) => m.endpoints ?? []));
    mountPages(http, deps, modules.flatMap((m) => m.pages ?? []), modules.flatMap((m) => m.forms ?? []));
  });
  problems.answer = answerProblems(http, deps);
  return {
    http, queue, modules, rush,
    async stop() {
      stopping = true;
      // the balancer sees /readyz say no and sends elsewhere before the door is closed
      if (http.server.listening) await pause(kit.settings.drainSeconds * 1_000);
      await http.close();
      await deps.auditSoon.settle();
      await queue.stop();
    },
  };
}
