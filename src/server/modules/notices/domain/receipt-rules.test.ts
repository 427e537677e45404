import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateAfter } from './receipt-rules.ts';

const status = fc.constantFrom('delivered', 'failed');
const state = fc.constantFrom('queued', 'sent', 'failed', 'cancelled', 'delivered');

test('receipts in any order, any number of times, end the same: delivered if any says so', () => {
  fc.assert(fc.property(state, fc.array(status, { minLength: 1, maxLength: 8 }), (begun, receipts) => {
    const ended = receipts.reduce(stateAfter, begun);
    expect(ended).toBe(begun === 'delivered' || receipts.includes('delivered') ? 'delivered' : 'failed');
    expect([...receipts, ...receipts.toReversed()].reduce(stateAfter, begun)).toBe(ended);
  }));
});
