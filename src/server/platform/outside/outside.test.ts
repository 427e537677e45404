import { beforeEach, describe, expect, test, vi } from 'vitest';
import { USUAL_RULE } from './breaker.ts';
import { Fault, faultKindOf, faultOfStatus, isOutsideFault } from './fault.ts';
import { lengthAt } from './minute.ts';
import { openOutside, type Outside } from './outside.ts';

let now = 0;
let outside: Outside;
beforeEach(() => {
  now = 600_000;
  outside = openOutside({ now: () => now, chance: () => 0.5 });
});

const sms = { service: 'sms:aliyun' as const, what: 'send', timeoutMs: 1_000 };
const works = (ms = 0) => outside.ask(sms, () => { now += ms; return Promise.resolve('r1'); });
const fails = (kind: ConstructorParameters<typeof Fault>[0] = 'server_error') => outside.ask(sms, () => Promise.reject(new Fault(kind))).catch((problem: unknown) => problem);

test('what a call answers comes through, and is counted with its length in its minute', async () => {
  expect(await works(30)).toBe('r1');
  await works(700);
  expect(outside.minutes()).toMatchObject([{ service: 'sms:aliyun', minute: 600_000, calls: 2, faults: {}, totalMs: 730, longestMs: 700 }]);
  outside.forgetMinutes(659_999);
  expect(outside.minutes()).toHaveLength(1);
  outside.forgetMinutes(660_000);
  expect(outside.minutes()).toEqual([]);
  expect(outside.standings()).toMatchObject([{ service: 'sms:aliyun', breaker: 'closed', lastSuccessAt: 600_730, lastFault: null }]);
});

test('a fault names the service and its kind, and nothing of what was asked', async () => {
  const problem = await outside.ask(sms, () => Promise.reject(new Error('13800138000 张伟'))).catch((e: unknown) => e);
  expect(isOutsideFault(problem)).toBe(true);
  expect(String(problem)).toBe('OutsideFault: sms:aliyun: other');
  expect(JSON.stringify([outside.standings(), outside.minutes()])).not.toMatch(/张伟|138/);
});

test('a call that hears no signal is over in time all the same, and one that does is told', async () => {
  vi.useFakeTimers();
  let told = false;
  const waiting = outside.ask(sms, (signal) => new Promise(() => { signal.addEventListener('abort', () => { told = true; }); })).catch((e: unknown) => e);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(await waiting).toMatchObject({ kind: 'timeout' });
  expect(told).toBe(true);
  vi.useRealTimers();
});

describe('the breaker', () => {
  test('stops calls after failures in a row, tries one at a time when its time is over, and closes after two that went well', async () => {
    for (let i = 0; i < USUAL_RULE.inRow; i++) await fails();
    const act = vi.fn(() => Promise.resolve('r1'));
    await expect(outside.ask(sms, act)).rejects.toMatchObject({ kind: 'not_called' });
    expect(act).not.toHaveBeenCalled();
    expect(outside.standings()).toMatchObject([{ breaker: 'open', lastFault: 'server_error' }]);
    now += USUAL_RULE.openMs;
    await works();
    expect(outside.standings()).toMatchObject([{ breaker: 'half_open' }]);
    await works();
    expect(outside.standings()).toMatchObject([{ breaker: 'closed' }]);
    expect(outside.minutes().map((m) => m.faults)).toEqual([{ server_error: 5, not_called: 1 }]);
  });

  test('is not moved by calls the service answered and refused', async () => {
    for (let i = 0; i < 40; i++) await fails('refused');
    expect(outside.standings()).toMatchObject([{ breaker: 'closed', lastFault: 'refused' }]);
  });

  test('is not closed by a call that was made before it opened and answers while it is tried again', async () => {
    const late: ((answer: string) => void)[] = [];
    const slow = outside.ask(sms, () => new Promise<string>((resolve) => { late.push(resolve); }));
    for (let i = 0; i < 5; i++) await fails();
    now += USUAL_RULE.openMs;
    await works();
    late[0]?.('r0');
    await slow;
    expect(outside.standings()).toMatchObject([{ breaker: 'half_open' }]);
  });

  test('of one service says nothing of another', async () => {
    for (let i = 0; i < 5; i++) await fails();
    expect(await outside.ask({ ...sms, service: 'sms:tencent' }, () => Promise.resolve(1))).toBe(1);
  });

  test('counts faults that are answers', async () => {
    const ask = () => outside.ask({ ...sms, service: 'registry:identity', faultIn: (answer: { why?: 'timeout' }) => answer.why }, () => Promise.resolve({ why: 'timeout' as const }));
    for (let i = 0; i < 5; i++) expect(await ask()).toEqual({ why: 'timeout' });
    await expect(ask()).rejects.toMatchObject({ kind: 'not_called' });
  });

  test('that is off holds nothing back', async () => {
    outside = openOutside({ now: () => now, rule: 'off' });
    for (let i = 0; i < 50; i++) await fails();
    expect(await works()).toBe('r1');
  });
});

test('a name that might be a person’s data is not taken for a service', async () => {
  await expect(outside.ask({ ...sms, service: 'sms:13800138000 张伟' }, () => Promise.resolve(1))).rejects.toThrow('no name');
});

test.each([
  [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'unreachable'],
  [new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'UND_ERR_CONNECT_TIMEOUT' }) }), 'timeout'],
  [new AggregateError([Object.assign(new Error('x'), { code: 'EHOSTUNREACH' })]), 'unreachable'],
  [new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }) }), 'tls'],
  [new SyntaxError('Unexpected token'), 'garbled'],
  [new Fault('forged'), 'forged'],
  ['a string', 'other'],
])('what was thrown is known for what it is: %s', (problem, kind) => {
  expect(faultKindOf(problem)).toBe(kind);
});

test.each([[200, undefined], [302, undefined], [404, 'refused'], [429, 'busy'], [500, 'server_error'], [503, 'busy']])('status %d means %s', (status, kind) => {
  expect(faultOfStatus(status)).toBe(kind);
});

test('a share of lengths is told as the end of its class, never longer than the longest call', () => {
  const lengths = [8, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1];
  expect([lengthAt(0.5, lengths, 14_000), lengthAt(0.9, lengths, 14_000), lengthAt(0.99, lengths, 14_000), lengthAt(0.5, lengths, 7), lengthAt(0.5, [], 0)]).toEqual([10, 100, 14_000, 7, null]);
});
