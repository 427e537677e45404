import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RevocationList, VerificationKeys } from '#contracts/code-checks.ts';
import { revocationListText, type SignedFacts } from '#contracts/signed-codes.ts';
import { createSignatures, isSignedBy } from '#server/platform/crypto/signatures.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { forged } from '#server/testing/forged.ts';
import { keepPublicKeys } from './commands/keep-public-keys.ts';
import { issueCode, revokeCode } from './index.ts';
import { revocationDigest } from './revocation-digest.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); });
afterAll(() => t.stop());

const TICKET: SignedFacts = {
  kind: 'ticket', number: '27034370100101', version: 1, title: '2027年度一级建造师资格考试', holder: '王晓[沛]', document: '3701121991****2531', issuedOn: '2027-08-20', remark: '济南市第一中学 001 考场 01 座',
};

/** What the check of a code says, as a browser without a script sees it. */
async function checked(code: string) {
  const answer = await t.page.post('/verify', { code });
  expect(answer.status).toBe(303);
  expect(answer.location).not.toContain(encodeURIComponent('王'));
  return (await t.page.get(answer.location ?? '')).body;
}

describe('a code on a document', () => {
  test('is genuine as it was issued, whether read as text or as the address it opens', async () => {
    const address = issueCode(t.kit, TICKET);
    expect(address).toMatch(/^http.*\/verify#JB1\./);
    for (const code of [address, address.slice(address.indexOf('#') + 1), `  ${address.replace('.', '.\n')} `]) {
      const page = await checked(code);
      expect(page).toContain('真实有效');
      for (const told of ['27034370100101', '王晓[沛]', '3701121991****2531', '2027-08-20', '第 1 版', '001 考场']) expect(page).toContain(told);
    }
  });

  test('is forged as soon as one sign of it differs, and then nothing it claims is shown', async () => {
    const [, claims = '', signature = ''] = issueCode(t.kit, TICKET).split('#')[1]?.split('.') ?? [];
    const altered = Buffer.from(Buffer.from(claims, 'base64url').toString().replace('王晓[沛]', '欧阳倩')).toString('base64url');
    const page = await checked(`JB1.${altered}.${signature}`);
    expect(page).toContain('不是真的');
    expect(page).not.toContain('欧阳倩');
    expect(await checked(`JB1.${claims}.${Buffer.alloc(64, 7).toString('base64url')}`)).toContain('不是真的');
  });

  test('of another installation is not ours', async () => {
    const elsewhere = createSignatures(new Map([[9, randomBytes(32)]]));
    expect(await checked(issueCode({ settings: t.kit.settings, signatures: elsewhere }, TICKET))).toContain('不是本平台签发');
    const pretending = createSignatures(new Map([[1, randomBytes(32)]]));
    expect(await checked(issueCode({ settings: t.kit.settings, signatures: pretending }, TICKET))).toContain('不是真的');
  });

  test.each(['你好', 'JB1', 'JB1..', 'JB2.e30.AAAA', 'JB1.!!!.???', `JB1.${Buffer.from('{"a":1}').toString('base64url')}.AAAA`, `JB1.${Buffer.from('[1,"ticket",2]').toString('base64url')}.AAAA`, `JB1.${'A'.repeat(3_000)}.AAAA`])('%j cannot be read', async (code) => {
    expect(await checked(code)).toContain('读不出来');
  });

  test('nothing, or far too much, is refused at the field', async () => {
    for (const code of ['', 'x'.repeat(5_000), '甲'.repeat(1_400)]) expect((await t.page.post('/verify', { code })).status).toBe(422);
  });

  test('taken back is told at once, its new version is genuine', async () => {
    const old = issueCode(t.kit, { ...TICKET, number: '27034370100102' });
    await t.inTx((tx) => revokeCode(tx, { kind: 'ticket', number: '27034370100102', version: 1 }, 'reissued', t.kit.clock.now()));
    await t.inTx((tx) => revokeCode(tx, { kind: 'ticket', number: '27034370100102', version: 1 }, 'reissued', t.kit.clock.now()));
    expect(await checked(old)).toContain('已失效');
    expect(await checked(issueCode(t.kit, { ...TICKET, number: '27034370100102', version: 2 }))).toContain('真实有效');
  });
});

test('keys and the signed list are all that is needed elsewhere', async () => {
  await t.inTx((tx) => revokeCode(tx, { kind: 'certificate', number: 'ZS202700001', version: 1 }, 'withdrawn', t.kit.clock.now()));
  const { keys } = (await t.api.get('/api/codes/keys')).json<VerificationKeys>();
  const list = (await t.api.get('/api/codes/revoked')).json<RevocationList>();
  const key = Buffer.from(keys.find((k) => k.number === list.key)?.publicKey ?? '', 'base64url');
  expect(isSignedBy(key, revocationListText(list.asOf, list.digests), Buffer.from(list.signature, 'base64url'))).toBe(true);
  expect(isSignedBy(key, revocationListText(list.asOf, list.digests.slice(1)), Buffer.from(list.signature, 'base64url'))).toBe(false);
  expect(list.digests).toContain(revocationDigest({ kind: 'certificate', number: 'ZS202700001', version: 1 }).toString('base64url'));
  expect(JSON.stringify(list)).not.toContain('ZS2027');
});

test('a number that stood for another key stops the start', async () => {
  const other = createSignatures(new Map([[1, randomBytes(32)]]));
  await expect(t.inTx((tx) => keepPublicKeys(tx, other, t.kit.clock.now()))).rejects.toThrow('number 1 was another key');
});

test('the address of an outcome ends after ten minutes and cannot be made up', async () => {
  const { location = '' } = await t.page.post('/verify', { code: issueCode(t.kit, TICKET) });
  expect((await t.page.get(location)).status).toBe(200);
  expect((await t.page.get(forged(location))).status).toBe(404);
  t.clock.set(t.kit.clock.now() + 10 * 60_000);
  expect((await t.page.get(location)).status).toBe(404);
});

test('a copy made out until a day is genuine on that day and not to be used the next; a code altered to a later day is forged', async () => {
  const now = t.kit.clock.now();
  const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  const copy = issueCode(t.kit, { ...TICKET, kind: 'certificate', number: '0342027370000015', remark: '加注副本 0342027370000015-001，用于职称评审', usableUntil: day(now) });
  const before = await checked(copy);
  expect(before).toContain('真实有效');
  expect(before).toContain(day(now));
  t.clock.set(Date.parse(`${day(now)}T23:58:00+08:00`));
  expect(await checked(copy)).toContain('真实有效');
  t.clock.set(Date.parse(`${day(now + 86_400_000)}T00:00:00+08:00`));
  expect(await checked(copy)).toContain('用途已过期');
  const [, claims = '', signature = ''] = copy.split('#')[1]?.split('.') ?? [];
  const later = Buffer.from(Buffer.from(claims, 'base64url').toString().replace(day(now), day(now + 90 * 86_400_000))).toString('base64url');
  const endless = Buffer.from(Buffer.from(claims, 'base64url').toString().replace(`,"${day(now)}"]`, ']')).toString('base64url');
  for (const altered of [later, endless]) expect(await checked(`JB1.${altered}.${signature}`)).toContain('不是真的');
});
