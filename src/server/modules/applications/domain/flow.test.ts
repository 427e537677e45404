import { describe, expect, it } from 'vitest';
import type { DisplayedState } from '#contracts/applications.ts';
import { NEW_APPLICATION, type Dimensions } from './dimensions.ts';
import { flowOf, type StepId } from './flow.ts';

const stepsOf = (state: DisplayedState, d: Partial<Dimensions>) => Object.fromEntries(flowOf(state, { ...NEW_APPLICATION, ...d }, false).map((s) => [s.id, s.state]));
const complete: Partial<Dimensions> = { data: 'confirmed', commitment: 'signed', review: 'automatic', payment: 'paid' };

describe('the flow chart after an officer’s unlock (T17)', () => {
  it('leads back to the form and keeps what is done: the fee paid, the commitment signed', () => {
    expect(stepsOf('S2', { ...complete, data: 'filling', review: 'not_started' })).toMatchObject({ fill: 'current', commit: 'done', pay: 'done', confirm: 'ahead', review: 'ahead', done: 'ahead' });
  });

  it('shows no fee as paid that is not, and no commitment that was taken back', () => {
    expect(stepsOf('S2', { data: 'filling', commitment: 'withdrawn' })).toMatchObject({ fill: 'current', commit: 'ahead', pay: 'ahead' });
    expect(stepsOf('S2', { data: 'filling', payment: 'exempt' }).pay).toBe('skipped');
  });

  it('shows the step one stands at, also one that was done once before', () => {
    expect(stepsOf('S3', { data: 'committing', commitment: 'signed', payment: 'paid' }).commit).toBe('current');
    expect(stepsOf('S9', { data: 'confirmed', commitment: 'signed', review: 'rejected', payment: 'paid' })).toMatchObject({ review: 'problem', pay: 'done' });
  });
});

describe('the flow chart on the straight way', () => {
  it.each<[DisplayedState, Partial<Dimensions>, Partial<Record<StepId, string>>]>([
    ['S1', {}, { fill: 'current', commit: 'ahead', pay: 'ahead' }],
    ['S6', { data: 'saved', commitment: 'signed' }, { fill: 'done', commit: 'done', confirm: 'current', pay: 'ahead' }],
    ['S10', { data: 'confirmed', commitment: 'signed', review: 'automatic' }, { review: 'done', pay: 'current' }],
    ['S12', complete, { pay: 'done', done: 'done' }],
    ['X1', { ...complete, ended: 'given_up' }, { fill: 'ahead', pay: 'ahead' }],
  ])('%s', (state, d, expected) => { expect(stepsOf(state, d)).toMatchObject(expected); });
});
