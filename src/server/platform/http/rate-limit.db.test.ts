import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccountId } from '#contracts/ids.ts';
import { pool } from '../db/connect.ts';
import { createFieldCrypto } from '../crypto/field-crypto.ts';
import { newId } from '../ids.ts';
import { freshDatabase } from '#server/testing/database.ts';
import type { Actor, RateClass } from './endpoint.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let shared: ReturnType<typeof pool>;
beforeAll(async () => {
  database = await freshDatabase();
  shared = pool(database.logins.app, { size: 2 });
});
afterAll(async () => {
  await shared.end();
  await database.drop();
});

const crypto = createFieldCrypto(new Map([[1, randomBytes(32)]]), 'aes');
/** A process of its own, in which two calls a window are let through of every class. */
const aProcess = (points: number): RateLimit => createRateLimit(shared, crypto, 2 / points);
const POINTS = { page: 600, read: 600, write: 120, upload: 40, sign_in: 60, code: 30, look_up: 60, rush: 60, notice: 6_000, partner: 600 } as const satisfies Record<RateClass, number>;
const from = (ip: string) => ({ ip, userAgent: '', requestId: '', lang: 'zh' as const });
const VISITOR: Actor = { kind: 'visitor' };

/** How many of four calls, taken by two processes in turn, are let through. */
async function letThrough(rate: RateClass, calls: readonly { actor?: Actor; ip: string }[]): Promise<number> {
  const processes = [aProcess(POINTS[rate]), aProcess(POINTS[rate])];
  let through = 0;
  for (const [at, { actor = VISITOR, ip }] of calls.entries()) through += (await processes[at % 2]?.(rate, actor, from(ip)))?.ok ? 1 : 0;
  return through;
}
const four = (ip: (n: number) => string) => [0, 1, 2, 3].map((n) => ({ ip: ip(n) }));

describe('a rate', () => {
  test.each(['upload', 'sign_in', 'code', 'look_up', 'partner'] as const)('of what costs money or guesses secrets (%s) is one for all processes', async (rate) => {
    expect(await letThrough(rate, four(() => '198.18.0.1'))).toBe(2);
  });

  test.each(['page', 'read', 'write', 'rush', 'notice'] as const)('of reading and ordinary writing (%s) is one a process', async (rate) => {
    expect(await letThrough(rate, four(() => '198.18.0.1'))).toBe(4);
  });

  test('is of an address, but of one network where somebody has more addresses than anybody can count (IPv6)', async () => {
    expect(await letThrough('sign_in', four((n) => `198.18.1.${String(n)}`))).toBe(4);
    expect(await letThrough('code', four((n) => `2400:3200:0:1::${String(n)}`))).toBe(2);
    expect(await letThrough('look_up', four((n) => `2400:3200:0:${String(n)}::1`))).toBe(4);
  });

  test('is a person’s own once they are signed in, wherever they come from', async () => {
    const actor: Actor = { kind: 'candidate', accountId: AccountId.parse(newId()), sessionId: newId(), since: 0 };
    expect(await letThrough('sign_in', four((n) => `198.18.2.${String(n)}`).map((call) => ({ ...call, actor })))).toBe(2);
  });
});

test('the database does not know from where anybody came', async () => {
  await aProcess(60)('sign_in', VISITOR, from('198.18.3.77'));
  const { rows } = await database.asOwner(`select count(*)::int as n from rate_limit where key like '%198.18%'`);
  expect(rows).toEqual([{ n: 0 }]);
});
