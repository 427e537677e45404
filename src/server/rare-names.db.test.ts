import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listOpenSittings, nameKeys } from '#server/modules/catalogue/index.ts';
import type { OperationsView } from '#contracts/operations.ts';
import type { TestApp } from './testing/app.ts';
import { testApp } from './testing/app.ts';
import { apply, must, readyCandidate } from './testing/candidates.ts';
import { formOf, person, readyToRegister } from './testing/people.ts';
import { printShop, readsPdf, type PrintShop } from './testing/print-shop.ts';
import { colleague } from './testing/staff.ts';

/** 生僻字, from the form to paper: every name as the document writes it (R-2.1.1-38…40, GB 18030-2022 level 3, domain.md 7.8). The print of tickets, certificates and letters with them: the tests beside their templates. */
const NAMES = ['王晓[沛]', '𠮷田', '㐂', '阿依古丽·买买提', '欧阳𬭚'] as const;

let t: TestApp;
let shop: PrintShop;
beforeAll(async () => {
  t = await testApp();
  shop = await printShop('application-form', 'src/server/modules/applications/documents/application-form.typ');
}, 180_000);
afterAll(async () => {
  await shop.close();
  await t.stop();
});

describe('a name with rare characters', () => {
  test.each(NAMES)('%s is registered as it is written, and pages show it with the faces it needs', async (name) => {
    const p = person({ name, glyphDescription: '左为“氵”，右为“市”' });
    const { as, code } = await readyToRegister(t, p);
    must(await t.api.post('/api/accounts', { code, goOn: 'true' }, { as }));
    must(await t.api.post('/api/sign-ins', { userName: p.userName, password: p.password, captcha: { proof: 'pass' } }, { as }));
    const page = (await t.page.get('/my/profile/contact', { as })).body;
    expect(page).toContain(name);
    expect(/rare[^"]*\.css/.test(page)).toBe(/[\u{3400}-\u{4dbf}\u{20000}-\u{3ffff}]/u.test(name));
  });

  test('typed with a private character of GB 18030-2022 it becomes the encoded one', async () => {
    const p = person({ name: '王\uE863' });
    const { as, code } = await readyToRegister(t, p);
    must(await t.api.post('/api/accounts', { code, goOn: 'true' }, { as }));
    must(await t.api.post('/api/sign-ins', { userName: p.userName, password: p.password, captcha: { proof: 'pass' } }, { as }));
    expect((await t.page.get('/my/profile/contact', { as })).body).toContain('王䶮');
  });

  test('that no document could print is refused before it is kept, with the way on, and operators hear of the character, not of the person', async () => {
    const as = t.browser();
    must(await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as }));
    must(await t.api.post('/api/registration/notes', {}, { as }));
    const no = await t.api.post('/api/registration/form', formOf(person({ name: '王𰀡' })), { as });
    expect(no.status).toBe(422);
    expect(no.body).toContain('identity.name_not_drawn');
    expect(no.body).toContain('𰀡');
    const operator = await colleague(t, { name: '石磊', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
    const { troubles } = must(await t.api.get('/api/staff/operations', { as: operator.as })).json<OperationsView>();
    expect(troubles).toContainEqual({ code: 'characters_missing', grave: false, of: '𰀡', figure: 1 });
  });

  test.skipIf(!readsPdf).each(['𠮷田', '㐂', '阿依古丽·买买提', '欧阳𬭚'])('%s stands on the printed application form, drawn and not as an empty box', async (name) => {
    const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
    const who = await readyCandidate(t, { name });
    const id = await apply(t, who, { sittingId: open.find((one) => one.exam.code === '034')?.sitting.id ?? '' });
    const pdf = (await t.app.http.inject({ method: 'GET', url: `/api/applications/${id}/form`, cookies: who.as.cookies })).rawPayload;
    expect(shop.textOf(pdf)).toContain(name);
  }, 120_000);

  test('has a place in order by reading and by strokes', () => {
    for (const name of NAMES) {
      expect(nameKeys(name).pinyin, name).toMatch(/^[a-z]/);
      expect(nameKeys(name).strokes, name).toMatch(/^\d\d /);
      expect(nameKeys(name).strokes, name).not.toContain('99 ');
    }
  });
});
