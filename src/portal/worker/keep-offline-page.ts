/*
 * 断网页: the service worker of the portal. It keeps one page and what that page loads, shows it where a page of the portal cannot be had, and does
 * nothing else: no page, no answer and nothing of a person is ever kept (ADR 0052). The program writes the edition before this text.
 */
import { OFFLINE_PAGE } from '../offline-worker-address.ts';
import { isOfPortal, neededBy } from './what-is-kept.ts';

declare const self: ServiceWorkerGlobalScope & { edition?: string };

const KEPT = `offline-${self.edition ?? ''}`;

self.addEventListener('install', (event) => { event.waitUntil(keep().then(() => self.skipWaiting())); });
self.addEventListener('activate', (event) => { event.waitUntil(begin()); });
self.addEventListener('fetch', (event) => {
  const { method, mode, destination, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate') event.respondWith(fromNetwork(event).catch((problem: unknown) => {
    if (isOfPortal(pathname) && destination === 'document') return kept(OFFLINE_PAGE, problem);
    throw problem;
  }));
  else if (pathname.startsWith('/assets/') && (destination === 'style' || destination === 'script')) event.respondWith(fetch(event.request).catch((problem: unknown) => kept(pathname, problem)));
});

/** Asked for as by nobody: no cookie goes along, so that it is the page of everybody. */
async function keep(): Promise<void> {
  const page = await fetch(OFFLINE_PAGE, { credentials: 'omit', cache: 'reload' });
  if (!page.ok) throw new Error(`the offline page answered ${String(page.status)}`);
  const cache = await caches.open(KEPT);
  await cache.addAll(neededBy(await page.clone().text()));
  await cache.put(OFFLINE_PAGE, page);
}

/** What an older edition kept goes; and the network is asked while this worker is still waking up, so that no page waits for it. */
async function begin(): Promise<void> {
  const names = await caches.keys();
  await Promise.all([...names.filter((name) => name.startsWith('offline-') && name !== KEPT).map((name) => caches.delete(name)), self.registration.navigationPreload.enable()]);
}

async function fromNetwork(event: FetchEvent): Promise<Response> {
  const early: unknown = await event.preloadResponse;
  return early instanceof Response ? early : fetch(event.request);
}

async function kept(what: string, problem: unknown): Promise<Response> {
  const answer = await caches.match(what);
  if (answer === undefined) throw problem;
  return answer;
}
