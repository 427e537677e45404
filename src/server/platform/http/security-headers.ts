import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What one page needs beyond its own origin: a wasm model, a form that leads on to the bank. */
export type ExtraSources = { scriptSrc?: readonly string[]; formAction?: readonly string[] };

/** For a page that is only looked at: the browser itself runs no script on it, sends no form from it and lets it open nothing. */
export const LOOK_ONLY = 'sandbox allow-same-origin';

/** The policy of every page: own scripts and styles only, nothing inline, no frames but our own documents, no forms to elsewhere. */
export function contentSecurityPolicy(more: ExtraSources = {}): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...(more.scriptSrc ?? [])].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    `form-action ${["'self'", ...(more.formAction ?? [])].join(' ')}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** The headers that are the same on every answer. */
export async function setSecurityHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    frameguard: { action: 'sameorigin' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}
