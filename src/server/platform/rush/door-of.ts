import type { AnyEndpoint } from '../http/endpoint.ts';
import type { AnyPage } from '../http/page.ts';
import type { DoorClass } from '../http/door-class.ts';

/** The class of an address of the API. */
export function doorOfEndpoint({ access, limit, method, path, cacheSeconds, door }: Pick<AnyEndpoint, 'access' | 'limit' | 'method' | 'path' | 'cacheSeconds' | 'door'>): DoorClass {
  if (door !== undefined) return door;
  if (limit === 'notice' || typeof access === 'object' || path.startsWith('/api/staff/')) return 'kept';
  if (typeof access === 'string' && access.startsWith('partner:')) return 'partner';
  return method === 'GET' && access === 'public' && cacheSeconds !== undefined ? 'memory' : 'guarded';
}

/** The class of a page: what is drawn once for everybody is served always. */
export function doorOfPage({ access, cacheSeconds, door }: Pick<AnyPage, 'access' | 'cacheSeconds' | 'door'>): DoorClass {
  if (door !== undefined) return door;
  if (typeof access === 'object') return 'kept';
  return access === 'public' && cacheSeconds !== undefined ? 'memory' : 'guarded';
}
