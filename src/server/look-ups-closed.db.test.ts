import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';

let t: TestApp;
let sitting: string;
beforeAll(async () => {
  t = await testApp({ env: { PUBLIC_LOOK_UPS: 'closed' } });
  sitting = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
}, 120_000);
afterAll(() => t.stop());

const person = { documentNumber: '37011219910203101X', name: '张伟', captcha: { proof: 'pass' } };
const code = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals[0]?.code;

test('where the operator closed look-ups without a sign-in (D-17), pages and addresses say where to go instead', async () => {
  const [ticket, score] = await Promise.all([
    t.api.post(`/api/tickets/${sitting}/look-ups`, { province: '37', documentType: 'resident_id', ...person }),
    t.api.post('/api/score-look-ups', { sitting, way: 'document', ...person }),
  ]);
  expect([ticket.status, code(ticket), score.status, code(score)]).toEqual([409, 'ticket.query_closed', 409, 'score.query_closed']);
  for (const path of [`/tickets/${sitting}`, `/scores/${sitting}`]) {
    const page = await t.page.get(path);
    expect([page.status, page.body.includes('请登录后在“我的报考”中')]).toEqual([409, true]);
  }
});
