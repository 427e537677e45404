import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NORMAL_FISCAL, type FiscalMood } from '#server/standins/fiscal/behaviour.ts';
import { startFiscal, type RunningFiscal } from '#server/standins/fiscal/start-fiscal.ts';
import type { IssueRequest } from './platform/fiscal-platform.ts';
import { httpFiscalPlatform, openable } from './platform/http-platform.ts';
import { inventedUnits } from './units.ts';

const KEY = 'k1:a key both sides know';
const mood: FiscalMood = { ...NORMAL_FISCAL };
let platform: ReturnType<typeof httpFiscalPlatform>;
let running: RunningFiscal;
let turn = 0;
beforeAll(async () => {
  running = await startFiscal({ key: KEY, mood });
  platform = httpFiscalPlatform({ gateway: { url: running.url, key: KEY }, timeoutMs: 1_500, now: Date.now });
});
afterAll(async () => {
  await platform.close();
  await running.close();
});
beforeEach(() => { Object.assign(mood, NORMAL_FISCAL); });

const unit = inventedUnits('37');
if (!unit) throw new Error('every province has an invented unit');
const { itemCode, itemName } = unit;
const asked = (change: Partial<IssueRequest> = {}): IssueRequest => {
  turn += 1;
  const items = [{ itemCode, itemName, quantity: 1, standardInFen: 6_100, amountInFen: 6_100, note: '建设工程经济' }];
  return { businessNumber: `20260708${String(turn).padStart(13, '0')}`, province: '37', unit, payer: '阿依古丽·买买提', payerCode: '370102199305183042', items, amountInFen: 6_100, paidAt: Date.parse('2026-07-08T10:00:00+08:00'), note: '', ...change };
};

describe('the platform', () => {
  test('numbers a receipt once for a business number, and reverses it once', async () => {
    const request = asked();
    const first = await platform.issue(request);
    expect(first).toMatchObject({ kind: 'issued', code: expect.stringMatching(/^37\d{6}$/), number: expect.stringMatching(/^\d{10}$/), checkCode: expect.stringMatching(/^\w{6}$/) });
    expect(await platform.issue(request)).toEqual(first);
    if (first.kind !== 'issued') return;
    const back = { businessNumber: `${request.businessNumber}R`, unit, payer: request.payer, original: { code: first.code, number: first.number }, amountInFen: 6_100, reason: '退费' };
    const red = await platform.reverse(back);
    expect(red).toMatchObject({ kind: 'issued' });
    expect(await platform.reverse(back)).toEqual(red);
    expect(await platform.reverse({ ...back, businessNumber: `${request.businessNumber}S` })).toEqual({ kind: 'refused', code: '原票据已冲红' });
    expect(await platform.reverse({ ...back, businessNumber: `${request.businessNumber}T`, original: { code: first.code, number: '0000000000' } })).toEqual({ kind: 'refused', code: '原票据不存在或金额不符' });
    expect(running.given().filter((one) => one.businessNumber.startsWith(request.businessNumber)).map((one) => one.amountInFen)).toEqual([6_100, -6_100]);
  });

  test('does not take another content under a known business number, nor items that do not add up', async () => {
    const request = asked();
    await platform.issue(request);
    expect(await platform.issue({ ...request, payer: '张伟' })).toEqual({ kind: 'refused', code: '业务流水号已用于其他票据' });
    expect(await platform.issue(asked({ amountInFen: 6_000 }))).toEqual({ kind: 'refused', code: '明细与合计不符' });
  });

  test('loses an answer: asked again, the receipt is the one it had issued', async () => {
    const request = asked();
    mood.mode = 'lost';
    expect(await platform.issue(request)).toEqual({ kind: 'nothing', why: 'unanswered' });
    mood.mode = 'normal';
    expect(await platform.issue(request)).toMatchObject({ kind: 'issued' });
    expect(running.given().filter((one) => one.businessNumber === request.businessNumber)).toHaveLength(1);
  });

  test.each([
    ['down', 'unanswered'], ['busy', 'unanswered'], ['slow', 'unanswered'], ['garbled', 'garbled'], ['forged', 'forged'], ['stranger', 'not_admitted'], ['wrong_amount', 'differs'], ['other_payer', 'differs'],
  ] as const)('%s: nothing to rely on (%s)', async (mode, why) => {
    mood.mode = mode;
    expect(await platform.issue(asked())).toEqual({ kind: 'nothing', why });
  });

  test('says where the receipt is shown, or does not; an unsafe address is not handed on', async () => {
    const shown = await startFiscal({ key: KEY, mood, shownAt: 'http://pj.example.cn' });
    const open = httpFiscalPlatform({ gateway: { url: shown.url, key: KEY }, timeoutMs: 1_500, now: Date.now });
    expect(await open.issue(asked())).toMatchObject({ url: expect.stringMatching(/^http:\/\/pj\.example\.cn\/receipts\/37\d{6}\/\d{10}\?check=\w{6}$/) });
    expect(openable('http://pj.example.cn/1', 'https://fiscal.example.cn')).toBeNull();
    expect(openable('https://pj.example.cn/1', 'https://fiscal.example.cn')).toBe('https://pj.example.cn/1');
    mood.mode = 'no_address';
    expect(await open.issue(asked())).toMatchObject({ kind: 'issued', url: null });
    await open.close();
    await shown.close();
  });

  test('a no is believed under its signature only', async () => {
    mood.mode = 'refuse';
    const request = asked();
    expect(await platform.issue(request)).toEqual({ kind: 'refused', code: '执收单位未启用该项目' });
    mood.mode = 'normal';
    expect(await platform.issue({ ...request, payer: '张伟' })).toMatchObject({ kind: 'issued' });
  });

  test('a key it does not know is refused', async () => {
    const stranger = httpFiscalPlatform({ gateway: { url: running.url, key: 'k1:some other key of ours' }, timeoutMs: 1_500, now: Date.now });
    expect(await stranger.issue(asked())).toEqual({ kind: 'nothing', why: 'not_admitted' });
    await stranger.close();
  });
});
