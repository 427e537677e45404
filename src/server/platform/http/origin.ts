import type { IncomingHttpHeaders } from 'node:http';

/**
 * True when a write may come from this site's own pages: the browser says so by Sec-Fetch-Site, or Origin or Referer name our host.
 * A request with none of them is not from a browser page of another site and carries no ambient danger beyond its cookie's SameSite=Lax.
 */
export function comesFromHere(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const named = headers.origin ?? headers.referer;
  if (named === undefined) return true;
  return URL.canParse(named) && new URL(named).host === headers.host;
}
