/* In the place of the worker where the operator wants none (`OFFLINE_PAGE=off`): forgets what was kept and takes itself away. */
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => { event.waitUntil(self.skipWaiting()); });
self.addEventListener('activate', (event) => { event.waitUntil(leave()); });

async function leave(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('offline-')).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
export {};
