import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy } from './security-headers.ts';

/**
 * Serves the staff console's build under `/console`: every address of the app gets its one page under the strict policy, the hashed
 * files behind it are cacheable for ever. Without a build there is no console.
 */
export async function mountConsole(app: FastifyInstance, folder = resolve('dist/console')): Promise<void> {
  const file = resolve(folder, 'index.html');
  if (!existsSync(file)) return;
  const page = readFileSync(file);
  await app.register(fastifyStatic, { root: resolve(folder, 'assets'), prefix: '/console/assets/', immutable: true, maxAge: '1y', preCompressed: true, decorateReply: false, index: false });
  for (const url of ['/console', '/console/*']) {
    app.get(url, { schema: { hide: true } }, (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('content-security-policy', contentSecurityPolicy()).send(page));
  }
}
