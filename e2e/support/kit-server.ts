import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { GalleryPage, type GallerySheet } from '#portal/gallery/gallery-page.tsx';
import { buildPortal } from '../../scripts/build-portal.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const TYPES: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
const SHEETS: readonly GallerySheet[] = ['parts', 'form', 'errors', 'status'];

/** 2026-11-23 09:30 Beijing time. */
const NOW = Date.parse('2026-11-23T09:30:00+08:00');

/** Serves the gallery alone, with the policy of production, so that the kit can be looked at without the platform. */
export async function startKitServer(port = 0): Promise<{ url: string; stop(): Promise<void>; calls: string[] }> {
  const folder = path.resolve(`dist/portal-kit-${process.pid}`);
  const manifest = await buildPortal({ out: folder });
  const calls: string[] = [];
  const server = createServer((request, reply) => {
    const url = new URL(request.url ?? '/', 'http://kit');
    const file = path.join(folder, path.basename(url.pathname));
    if (url.pathname.startsWith('/assets/') && existsSync(file)) {
      reply.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(reply);
      return;
    }
    if (url.pathname.startsWith('/api/')) {
      calls.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
      const cities = url.pathname.endsWith('/cities') ? [{ value: '3701', text: '济南市' }, { value: '3702', text: '青岛市' }] : {};
      reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(cities));
      return;
    }
    const sheet = SHEETS.find((name) => name === url.searchParams.get('sheet')) ?? 'parts';
    const page = {
      lang: url.searchParams.get('lang') === 'en' ? ('en' as const) : ('zh' as const), now: NOW, path: `${url.pathname}${url.search}`, mode: 'test' as const,
      user: sheet === 'status' ? { name: '欧阳倩' } : null, submissionKey: '019aaf0e-2f7d-7a39-9f5b-000000000001',
      assets: (name: string) => `/assets/${manifest[name] ?? name}`, captcha: url.searchParams.get('captcha') === 'picture' ? ('picture' as const) : ('altcha' as const),
      demo: true, demoLinks: [{ text: '收到的短信', href: '/_kit?sheet=parts#sms' }, { text: '调整时钟', href: '/_kit?sheet=parts#clock' }], supportPhone: '0531-00000000',
      site: { organiser: '示例省人事考试机构', technicalPhone: '010-00000000', hours: '09:00—17:00' },
    };
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
    reply.end(`<!doctype html>${renderToString(GalleryPage({ page, sheet }))}`);
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the kit server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    stop: () => new Promise((stopped) => { server.close(() => stopped()); server.closeAllConnections(); }),
  };
}
