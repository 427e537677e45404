import { expect, test } from 'vitest';
import { untilAccepting } from './until-accepting.ts';

const fault = (code: string) => Object.assign(new Error('the database system is in recovery mode'), { code });

test('a server that replays its log is waited for', async () => {
  let knocks = 0;
  await untilAccepting(() => (++knocks < 4 ? Promise.reject(fault('57P03')) : Promise.resolve()), { within: 10_000, every: 1 });
  expect(knocks).toBe(4);
});

test('one that never comes is given up, and any other fault is told at once', async () => {
  await expect(untilAccepting(() => Promise.reject(fault('57P03')), { within: 5, every: 1 })).rejects.toThrow('recovery');
  let knocks = 0;
  await expect(untilAccepting(() => { knocks += 1; return Promise.reject(fault('28P01')); }, { within: 10_000, every: 1 })).rejects.toThrow();
  await expect(untilAccepting(() => { knocks += 1; return Promise.reject(fault('ECONNREFUSED')); }, { within: 10_000, every: 1 })).rejects.toThrow();
  expect(knocks).toBe(2);
});
