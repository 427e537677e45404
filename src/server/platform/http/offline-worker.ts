import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { OFFLINE_WORKER } from '#portal/offline-worker-address.ts';
import type { Settings } from '../config/settings.ts';
import { manifestIn } from './assets.ts';

/** A worker fetches from here and does nothing else. */
const POLICY = "default-src 'none'; connect-src 'self'";

/**
 * Serves the portal's service worker (ADR 0052), asked for anew at every look: another edition of the program or other words of the operator make it another
 * text, so that browsers fetch the page to keep once more; switched off, its place is taken by one that forgets everything and goes.
 */
export function mountOfflineWorker(app: FastifyInstance, settings: Pick<Settings, 'offlinePage' | 'site'>, folder = resolve('dist/portal')): void {
  const built = manifestIn(folder);
  if (built === undefined) return;
  const text = (name: string) => readFileSync(resolve(folder, built[name] ?? name), 'utf8');
  const edition = createHash('sha256').update(JSON.stringify([built, settings.site.words])).digest('base64url').slice(0, 12);
  const worker = settings.offlinePage ? `self.edition="${edition}";\n${text('keep-offline-page.js')}` : text('leave.js');
  app.get(OFFLINE_WORKER, { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').header('content-security-policy', POLICY).send(worker));
}
