import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Chance } from '../support/chance.ts';
import { brokenBody, encoded, hostileValue, spoiled } from './hostile.ts';
import type { Json } from './json.ts';
import type { KnownIds } from './known-ids.ts';
import type { Sent } from './line.ts';
import type { Operation, Schema } from './operations.ts';
import { valid } from './valid.ts';

const AT_ONCE = 30; // values drawn of a schema at a time

/** Makes requests of an operation: valid ones, ones with a single thing wrong, and hostile ones; the same for the same seed. */
export function asking(chance: Chance, ids: KnownIds, defs: Record<string, Schema>) {
  const drawn = new Map<Schema, Json[]>();

  function draw(schema: Schema): Json {
    const left = drawn.get(schema) ?? [];
    if (left.length === 0) left.push(...fc.sample(valid(schema, defs), { numRuns: AT_ONCE, seed: chance.below(2_147_483_647) }));
    drawn.set(schema, left);
    return left.pop() ?? null;
  }

  function placeFor({ path }: Operation, name: string, schema: Schema): string {
    const how = chance.below(20);
    if (how === 0) return said(hostileValue(chance));
    return (how > 3 ? ids.forPlace(path, name, chance) : undefined) ?? said(draw(schema));
  }

  return function ask(operation: Operation, by: string): Sent {
    let path = operation.path;
    const query: string[] = [];
    const places = operation.parameters.filter(({ place }) => place === 'path').map(({ name }) => name);
    const together = places.length > 0 && chance.happens(0.75) ? ids.forPlaces(by, operation.path, places, chance) : undefined;
    for (const { name, place, required, schema } of operation.parameters) {
      if (place === 'path') path = path.replace(`{${name}}`, encoded(together?.[name] ?? placeFor(operation, name, schema)) || '-');
      else if (required || chance.happens(0.5)) query.push(`${encodeURIComponent(name)}=${encoded(chance.happens(0.2) ? said(hostileValue(chance)) : ((chance.happens(0.4) ? ids.forPlace(path, name, chance) : undefined) ?? said(draw(schema))))}`);
    }
    if (chance.happens(0.03)) query.push(chance.pick(['__proto__[a]=1', 'a=%ff', 'lang=en', 'lang[]=zh', '%00=1', 'view=easy', 'a'.repeat(5_000)]));
    return { method: operation.method, path: `${path}${query.length > 0 ? `?${query.join('&')}` : ''}`, ...bodyFor(operation) };
  };

  function bodyFor({ method, body }: Operation): Pick<Sent, 'headers' | 'body'> {
    if (method === 'GET') return { headers: {} };
    const headers = { 'content-type': 'application/json', 'idempotency-key': chance.happens(0.95) ? randomUUID() : 'same-key', ...(chance.happens(0.02) && { origin: 'https://example.cn' }) };
    const how = chance.below(20);
    if (how === 0) {
      const { type, text } = brokenBody(chance);
      return { headers: { ...headers, 'content-type': type }, body: text };
    }
    const value = body ? draw(body) : {};
    return { headers, body: JSON.stringify(how < 11 ? value : spoiled(value, chance)) };
  }
}

/** A value as an address would carry it. */
function said(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
