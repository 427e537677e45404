import { describe, expect, test } from 'vitest';
import { refuse } from '#contracts/refusals.ts';
import { backOf, withBack } from '../paths.ts';
import { destinationOf } from './destination.ts';
import { presetsOf } from './presets.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const REAL = Date.parse('2026-11-20T09:00:00+08:00');

describe('where the demo clock goes', () => {
  test.each([
    [{ kind: 'to', at: NOW + 5 }, NOW + 5],
    [{ kind: 'forward', milliseconds: 3_600_000 }, NOW + 3_600_000],
    [{ kind: 'day', day: '2019-07-05', time: '10:00' }, Date.parse('2019-07-05T10:00:00+08:00')],
    [{ kind: 'real' }, REAL],
  ] as const)('%o', (move, expected) => {
    expect(destinationOf(move, NOW, REAL)).toEqual({ ok: true, value: expected });
  });

  test('not before the manual and not beyond what is planned', () => {
    expect(destinationOf({ kind: 'day', day: '2018-12-31', time: '23:59' }, NOW, REAL)).toEqual({ ok: false, refusals: [refuse('demo.clock_out_of_range', { path: 'move.day' })] });
    expect(destinationOf({ kind: 'to', at: Date.parse('2036-01-01T00:00:00+08:00') }, NOW, REAL)).toMatchObject({ ok: false });
  });

  test('the moments of a sitting stand in order, the last minute inside the window and “after” outside', () => {
    const window = (from: string, to: string) => ({ opensAt: Date.parse(`${from}T00:00:00+08:00`), closesAt: Date.parse(`${to}T00:00:00+08:00`) });
    const windows = { apply: window('2026-11-20', '2026-12-01'), confirm: window('2026-11-20', '2026-12-02'), review: window('2026-11-20', '2026-12-02'), pay: window('2026-11-20', '2026-12-03'), ticket: null, score: null, recheck: null };
    const presets = presetsOf(windows).slice(0, -1);
    expect(presets.map((p) => p.at)).toEqual(presets.map((p) => p.at).toSorted((a, b) => a - b));
    expect(presets.find((p) => p.name === 'apply_last_minute')?.at).toBeLessThan(windows.apply.closesAt);
    expect(presets.find((p) => p.name === 'after_pay')?.at).toBeGreaterThan(windows.pay.closesAt);
    expect(presetsOf(undefined).map((p) => p.name)).toEqual(['manual_2019']);
  });
});

describe('the way back', () => {
  test('is kept from one page of the helper to the next', () => {
    const first = withBack('/demo/clock', '/my/applications/1?step=2');
    expect(backOf(first)).toBe('/my/applications/1?step=2');
    expect(backOf(withBack('/demo/messages?channel=sms', first))).toBe('/my/applications/1?step=2');
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/ok\n//x'])('never leads off the site: %s', (address) => {
    expect(backOf(`/demo/clock?back=${encodeURIComponent(address)}`)).toBe('/');
  });
});
