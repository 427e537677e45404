import { describe, expect, test } from 'vitest';
import { doorAfterFailure, networkOf, secondsToWait, type Door, type DoorKind } from './sign-in-throttle.ts';

const now = Date.parse('2026-06-20T09:00:00+08:00');
const after = (kind: DoorKind, failures: number, at = now): Door | undefined => Array.from({ length: failures }).reduce<Door | undefined>((door) => doorAfterFailure(kind, door, at), undefined);
const waits = (door: Door | undefined) => secondsToWait({ pair: door, userName: undefined, familiar: false }, now);

describe('the pair of user name and network', () => {
  test.each([[0, 0], [4, 0], [5, 15], [6, 30], [7, 60], [8, 120], [12, 1800], [40, 1800]])('after %i wrong tries: %i s', (failures, seconds) => {
    expect(waits(after('pair', failures))).toBe(seconds);
  });
  test('fades after a day', () => {
    const door = doorAfterFailure('pair', after('pair', 9, now - 24 * 3_600_000), now);
    expect(door.failures).toBe(1);
    expect(waits(door)).toBe(0);
  });
});

describe('the user name from everywhere', () => {
  const hammered = after('user_name', 5_000);
  test('strangers hold an unknown network back by a minute at most', () => {
    expect(secondsToWait({ pair: undefined, userName: hammered, familiar: false }, now)).toBe(60);
  });
  test('the owner at a familiar network is not held back', () => {
    expect(secondsToWait({ pair: undefined, userName: hammered, familiar: true }, now)).toBe(0);
  });
  test('but their own wrong tries count at a familiar network too', () => {
    expect(secondsToWait({ pair: after('pair', 6), userName: hammered, familiar: true }, now)).toBe(30);
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'], ['::ffff:203.0.113.7', '203.0.113.7'], ['2001:DB8:0:1::7', '2001:db8:0:1'], ['2001:db8:0:1:ffff::9', '2001:db8:0:1'], ['::1', '0:0:0:0'],
])('network of %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});
