import type { FastifyInstance } from 'fastify';
import type { Site } from './read-site.ts';

/** What a drawing opened by itself may do: nothing. */
const ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Serves the operator's own files (logo, icon, colours), for ever cacheable by their hashed names. */
export function mountSite(app: FastifyInstance, site: Site): void {
  for (const { path, type, body } of site.assets) {
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').header('content-security-policy', ALONE).send(body));
  }
}
