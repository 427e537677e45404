import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** Headers that say something of a document only: a third of what a small script would weigh on the wire. */
const OF_DOCUMENTS = [
  'cross-origin-opener-policy', 'origin-agent-cluster', 'referrer-policy', 'x-dns-prefetch-control', 'x-download-options', 'x-frame-options',
  'x-permitted-cross-domain-policies', 'x-xss-protection',
];

/** Serves the built portal assets under `/assets/`, for ever cacheable by their hashed names; answers the address of an asset by its plain name. */
export async function openAssets(app: FastifyInstance, folder = resolve('dist/portal')): Promise<(name: string) => string> {
  const manifestFile = resolve(folder, 'manifest.json');
  if (!existsSync(manifestFile)) return (name) => `/assets/${name}`;
  const manifest = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
  await app.register(async (scope) => {
    scope.addHook('onSend', (_request, reply, payload, done) => {
      for (const name of OF_DOCUMENTS) reply.removeHeader(name);
      done(null, payload);
    });
    // what never changes is never asked after again: no etag, no date
    await scope.register(fastifyStatic, { root: folder, prefix: '/assets/', immutable: true, maxAge: '1y', etag: false, lastModified: false, preCompressed: true, decorateReply: false, index: false });
  });
  return (name) => `/assets/${manifest[name] ?? name}`;
}
