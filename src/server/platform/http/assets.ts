import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** Serves the built portal assets under `/assets/`, for ever cacheable by their hashed names; answers the address of an asset by its plain name. */
export async function openAssets(app: FastifyInstance, folder = resolve('dist/portal')): Promise<(name: string) => string> {
  const manifestFile = resolve(folder, 'manifest.json');
  if (!existsSync(manifestFile)) return (name) => `/assets/${name}`;
  const manifest = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
  await app.register(fastifyStatic, { root: folder, prefix: '/assets/', immutable: true, maxAge: '1y', preCompressed: true, decorateReply: false, index: false });
  return (name) => `/assets/${manifest[name] ?? name}`;
}
