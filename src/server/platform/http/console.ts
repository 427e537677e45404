import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { escapeMarkup } from '#server/kernel/escape-markup.ts';
import type { Site } from '../site/read-site.ts';
import { contentSecurityPolicy } from './security-headers.ts';

/**
 * Serves the staff console's build under `/console`: every address of the app gets its one page under the strict policy, the hashed
 * files behind it are cacheable for ever. Without a build there is no console.
 */
export async function mountConsole(app: FastifyInstance, site: Site, folder = resolve('dist/console')): Promise<void> {
  const file = resolve(folder, 'index.html');
  if (!existsSync(file)) return;
  const page = named(readFileSync(file, 'utf8'), site);
  await app.register(fastifyStatic, { root: resolve(folder, 'assets'), prefix: '/console/assets/', immutable: true, maxAge: '1y', preCompressed: true, decorateReply: false, index: false });
  for (const url of ['/console', '/console/*']) {
    app.get(url, { schema: { hide: true } }, (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('content-security-policy', contentSecurityPolicy()).send(page));
  }
}

/** The console's page with what the operator calls and colours the platform; the app reads its name from there. */
function named(html: string, { words }: Site): string {
  const { zh, en } = words;
  const head = [
    ...(zh.name === undefined || en.name === undefined ? [] : [`<meta name="application-name" lang="zh-CN" content="${escapeMarkup(zh.name)}" />`, `<meta name="application-name" lang="en" content="${escapeMarkup(en.name)}" />`]),
    ...(zh.sheet === undefined ? [] : [`<link rel="stylesheet" href="${escapeMarkup(zh.sheet)}" />`]),
  ].join('');
  const icon = zh.favicon;
  const branded = icon === undefined ? html : html.replace(/<link rel="icon"[^>]*>/u, () => `<link rel="icon" href="${escapeMarkup(icon.href)}" type="${escapeMarkup(icon.type)}" />`);
  return branded.replace('</head>', () => `${head}</head>`).replace(/<title>[^<]*<\/title>/u, (title) => (zh.name === undefined ? title : `<title>${escapeMarkup(zh.name)}</title>`));
}
