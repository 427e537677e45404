import { expect, test } from 'vitest';
import { testApp } from './testing/app.ts';

const POLICY = 'content-security-policy';

test('browsers keep one page of everybody by a worker that is asked for anew each time, may only fetch from here, and is no affair of the console', async () => {
  const t = await testApp({ withReferenceData: false });
  try {
    const worker = await t.page.get('/offline-worker.js');
    expect(worker).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', [POLICY]: "default-src 'none'; connect-src 'self'" } });
    expect(worker.body).toMatch(/^self\.edition="[\w-]{12}";\n/);
    const page = await t.page.get('/offline');
    expect(page.body).toContain('lang="en"');
    expect(page.body).not.toMatch(/data-now|<form|<a [^>]*href="(?!tel:)/);
    const home = await t.page.get('/');
    expect(home.body).toContain('data-offline');
    expect(String(home.headers[POLICY])).toContain('trusted-types offline-worker');
    expect(String((await t.page.get('/no/such/page')).headers[POLICY])).toContain('trusted-types offline-worker');
    expect(String((await t.page.get('/console')).headers[POLICY])).toContain("trusted-types 'none'");
  } finally {
    await t.stop();
  }
});

test('switched off, the worker’s place is taken by one that forgets and goes, and pages allow no policy at all', async () => {
  const t = await testApp({ withReferenceData: false, env: { OFFLINE_PAGE: 'off' } });
  try {
    const worker = (await t.page.get('/offline-worker.js')).body;
    expect(worker).toContain('unregister()');
    expect(worker).not.toContain('"fetch"');
    const home = await t.page.get('/');
    expect(home.body).not.toContain('data-offline');
    expect(String(home.headers[POLICY])).toContain("trusted-types 'none'");
  } finally {
    await t.stop();
  }
});
