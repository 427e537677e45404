import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageContext } from '#portal/page-context.ts';
import { readViewing, writeViewing } from '#portal/viewing.ts';
import { queryOf } from './read-request.ts';

const isWord = (name: string) => name === 'view' || name.startsWith('view-');

/**
 * `?view=` (or, from a form, `view-size=` and the like) is remembered for a year in a cookie that says nothing of the person. Answers the address
 * without it, where the visitor is led: going back in the browser must not change the way of showing once more.
 */
export function rememberViewing(request: FastifyRequest, reply: FastifyReply): string | undefined {
  const asked = Object.entries(queryOf(request)).filter(([name]) => isWord(name)).flatMap(([, value]) => [value].flat());
  if (asked.length === 0) return undefined;
  void reply.setCookie('view', writeViewing(readViewing(asked.map(String).join('.'))), { path: '/', maxAge: 31_536_000, sameSite: 'lax' });
  const [where = '/', query = ''] = request.url.split('?');
  const rest = query.split('&').filter((pair) => !isWord(pair.split('=')[0] ?? ''));
  return rest.length === 0 ? where : `${where}?${rest.join('&')}`;
}

/** How this visitor chose to be shown pages, in the words of `writeViewing`; empty for the ordinary. */
export function viewingOf(request: FastifyRequest): string {
  return writeViewing(readViewing(request.cookies['view'] ?? ''));
}

/** The same, for the page that is drawn. */
export function viewingFor(request: FastifyRequest): Pick<PageContext, 'viewing'> {
  const words = viewingOf(request);
  return words === '' ? {} : { viewing: readViewing(words) };
}
