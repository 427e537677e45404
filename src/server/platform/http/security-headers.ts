import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { OFFLINE_POLICY } from '#portal/offline-worker-address.ts';

/** What one page needs beyond its own origin: a wasm model, a form that leads on to the bank. `worker`: the one Trusted Types policy by which the portal names its offline worker (ADR 0052). */
export type ExtraSources = { scriptSrc?: readonly string[]; formAction?: readonly string[]; worker?: boolean };

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
    `trusted-types ${more.worker ? OFFLINE_POLICY : "'none'"}`,
  ].join('; ');
}

/** What of the device pages may ask for: nothing, and the camera only where a page takes a photo. */
export function permissionsPolicy(camera: boolean): string {
  return `camera=(${camera ? 'self' : ''}), microphone=(), geolocation=()`;
}

/** Has every answer carry the same protection. */
export function setSecurityHeaders(app: FastifyInstance, secure: boolean): void {
  const headers = securityHeaders(secure);
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

/** The headers that are the same on every answer, worked out once: they depend on nothing that is asked. */
function securityHeaders(secure: boolean): Record<string, string> {
  const protect = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    frameguard: { action: 'sameorigin' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    // for browsers that no longer exist, or said better by the policy of the page: a hundred bytes of every page on a slow line
    xDnsPrefetchControl: false, xDownloadOptions: false, xPermittedCrossDomainPolicies: false, xXssProtection: false,
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  protect(request, response, (problem) => { if (problem !== undefined) throw new Error('the security headers are not to be had', { cause: problem }); });
  return { ...Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)])), 'permissions-policy': permissionsPolicy(false) };
}
