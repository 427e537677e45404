import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccountId } from '#contracts/ids.ts';
import { Page } from '#portal/page.tsx';
import { ok } from '#server/kernel/result.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import type { Tx } from '../db/tx.ts';
import { newId } from '../ids.ts';
import { definePage } from './page.ts';

const greeting = (path: `/${string}`, alone: { alone?: 'near' | 'here' }) => definePage({
  path, access: 'candidate', audit: null, limit: 'page', ...alone, load: () => Promise.resolve(ok(null)), view: ({ page }) => <Page page={page} title="问候" trail={[]} />,
});

/** What each greeting was read with. */
const readWith: (Tx | undefined)[] = [];
let t: TestApp;
beforeAll(async () => {
  t = await testApp({
    withReferenceData: false,
    modules: () => [{ name: 'greeting', pages: [greeting('/kit/near', { alone: 'near' }), greeting('/kit/here', { alone: 'here' }), greeting('/kit/plain', {})] }],
    people: { staffActor: () => Promise.resolve(undefined), candidateName: (_id, tx) => { readWith.push(tx); return Promise.resolve('张伟'); } },
  });
});
afterAll(() => t.stop());

test('whom a page greets is read with the page, but never of a standby, which may not yet know who has just registered', async () => {
  const as = await t.signInCandidate(AccountId.parse(newId()));
  for (const path of ['/kit/near', '/kit/here', '/kit/plain']) {
    const reply = await t.page.get(path, { as });
    expect([path, reply.status, reply.body.includes('张伟')]).toEqual([path, 200, true]);
  }
  expect(readWith.map((tx) => tx !== undefined)).toEqual([false, true, true]);
});
