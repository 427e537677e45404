import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CertificateList } from '#contracts/certificates.ts';
import type { Objections } from '#contracts/objections.ts';
import type { Publicities } from '#contracts/publicity.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { listLoaded } from '../people/demo-people.store.ts';
import { CAST } from './cast.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ env: { MODE: 'demo', DEMO_PEOPLE: 'staff' } });
  await t.runJobs({ all: true });
  must(await t.page.post('/demo/people/last-sitting', {}));
  await t.runJobs({ all: true });
}, 300_000);
afterAll(() => t.stop());

const staff = async (userName: string): Promise<Browser> => {
  const as = t.browser();
  expect((await t.page.post('/demo/people/staff', { userName }, { as })).status).toBe(303);
  return as;
};
const become = async (key: string): Promise<{ as: Browser; page: (end: string) => Promise<Reply> }> => {
  const as = t.browser();
  const { leadsTo } = must(await t.api.post('/api/demo/sign-ins', { person: `last-${key}` }, { as })).json<{ leadsTo: string }>();
  return { as, page: (end) => t.page.get(`${leadsTo}${end}`, { as }) };
};

describe('a sitting that is over', () => {
  test('is brought in with everybody of it, and the page says so', async () => {
    expect((await t.inTx(listLoaded)).filter((p) => p.stage !== 'ready').map((p) => p.key)).toEqual([]);
    const page = await t.page.get('/demo/people');
    for (const { key } of CAST) expect(page.body).toContain(`id="sample-${key}"`);
  });

  test('has one list shown to its end and one shown now, and an objection decided and one open', async () => {
    const as = await staff('kaowu.shandong');
    const { lines } = must(await t.api.get('/api/staff/publicities', { as })).json<Publicities>();
    expect(lines.map((l) => [l.state, l.entries]).toSorted()).toEqual([['approved', 2], ['ended', 6]]);
    const shown = await t.page.get('/publicity');
    expect(shown.body).toContain('咨询工程师');
    const objections = must(await t.api.get('/api/staff/objections', { as })).json<Objections>().lines;
    expect(objections.map((o) => [o.name, o.state]).toSorted()).toEqual([['王芳', 'received'], ['马丽', 'not_upheld']].toSorted());
  });

  test('has certificates in force, revoked, decided on and issued again', async () => {
    const { certificates } = must(await t.api.get('/api/staff/certificates', { as: await staff('kaowu.shandong') })).json<CertificateList>();
    expect(certificates.map((c) => [c.name, c.state, c.version]).toSorted()).toEqual([['张伟', 'valid', 1], ['徐梦婕', 'valid', 2], ['欧阳倩', 'valid', 1], ['李建国', 'revoked', 1], ['阿依古丽·买买提', 'valid', 1], ['马丽', 'valid', 1]].toSorted());
  });

  test('is told to each candidate on their own pages', async () => {
    const says = async (key: string, end: string, ...texts: string[]) => {
      const { body } = await (await become(key)).page(end);
      for (const text of texts) expect(body, `${key} ${end}`).toContain(text);
    };
    await says('certified', '', '证书');
    await says('carried', '/completion', '年度合格');
    await says('rechecked', '/score', '79');
    await says('asking', '/score', '正在复查');
    await says('absent', '/score', '缺考');
    await says('breach', '/score', '违纪');
    await says('void', '/score', '成绩无效');
    await says('held', '/score', '暂不公布');
    await says('checking', '/completion', '抽查');
    const revoked = await become('revoked');
    expect((await t.page.get('/my/certificates', { as: revoked.as })).body).toContain('签收');
  });

  test('somebody who passed in part applies again elsewhere with what counts', async () => {
    const { as } = await become('returning');
    const { applications } = must(await t.api.get('/api/applications', { as })).json<{ applications: { exam: { year: number } }[] }>();
    expect(applications.length).toBe(2);
  });

  test('sending for it again changes nothing', async () => {
    const before = await t.inTx(listLoaded);
    must(await t.page.post('/demo/people/last-sitting', {}));
    await t.runJobs({ all: true });
    expect(await t.inTx(listLoaded)).toEqual(before);
  });
});
