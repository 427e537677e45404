import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { classesOnlyIn } from '#portal/needed-assets.ts';

/** Headers that say something of a document only: a third of what a small script would weigh on the wire. */
const OF_DOCUMENTS = ['cross-origin-opener-policy', 'origin-agent-cluster', 'permissions-policy', 'referrer-policy', 'x-frame-options'];

/** The classes for which a page must load the sheet of acts; none without a build. */
export function classesOfActs(folder = resolve('dist/portal')): ReadonlySet<string> {
  const names = manifestIn(folder);
  const sheet = (name: string) => readFileSync(resolve(folder, names?.[name] ?? name), 'utf8');
  return names === undefined ? new Set() : classesOnlyIn(sheet('acts.css'), sheet('portal.css'));
}

/** The built files by their plain names; undefined without a build. */
export function manifestIn(folder: string): Record<string, string> | undefined {
  const file = resolve(folder, 'manifest.json');
  return existsSync(file) ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Serves the built portal assets under `/assets/`, for ever cacheable by their hashed names; answers the address of an asset by its plain name. */
export async function openAssets(app: FastifyInstance, folder = resolve('dist/portal')): Promise<(name: string) => string> {
  const manifest = manifestIn(folder);
  if (manifest === undefined) return (name) => `/assets/${name}`;
  await app.register(async (scope) => {
    scope.addHook('onSend', (_request, reply, payload, done) => {
      for (const name of OF_DOCUMENTS) reply.removeHeader(name);
      // HTTP/1.1 keeps a connection without being told to
      reply.raw.removeHeader('connection');
      done(null, payload);
    });
    // what never changes is never asked after again: no etag, no date
    await scope.register(fastifyStatic, { root: folder, prefix: '/assets/', immutable: true, maxAge: '1y', etag: false, lastModified: false, preCompressed: true, acceptRanges: false, decorateReply: false, index: false });
  });
  return (name) => `/assets/${manifest[name] ?? name}`;
}
