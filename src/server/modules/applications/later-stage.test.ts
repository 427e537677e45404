import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LATER_STATES } from '#contracts/applications.ts';
import { refuse } from '#contracts/refusals.ts';
import type { Dimensions } from './domain/dimensions.ts';
import { flowOf } from './domain/flow.ts';
import { foldStages, type LaterStage } from './later-stage.ts';

const paid: Dimensions = { data: 'confirmed', commitment: 'signed', materials: 'not_needed', review: 'automatic', payment: 'paid', ended: null };
const stage = (state: LaterStage['state']): LaterStage => ({ state, acts: [] });

describe('what comes after payment (ADR 0023)', () => {
  test('the source that has come furthest names the state, in whatever order they are asked', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(null, ...LATER_STATES), { maxLength: 6 }), (states) => {
      const known = states.filter((s) => s !== null);
      expect(foldStages(states.map(stage), 'zh').state).toBe(LATER_STATES.findLast((s) => known.includes(s)) ?? null);
    }));
  });

  test('an act with reasons leads nowhere and says all of them, in the reader’s language', () => {
    const tickets: LaterStage = { state: null, acts: [{ step: 'ticket', text: { zh: '打印准考证', en: 'Print the ticket' }, href: '/ticket', reasons: [refuse('application.wrong_state')], until: null }] };
    expect(foldStages([tickets], 'zh').acts).toEqual([{ step: 'ticket', text: '打印准考证', href: null, reasons: ['当前报考状态不能进行此操作'], until: null }]);
    expect(foldStages([{ ...tickets, acts: tickets.acts.map((a) => ({ ...a, reasons: [] })) }], 'en').acts[0]).toMatchObject({ text: 'Print the ticket', href: '/ticket' });
  });

  test('the flow chart goes on after payment only, and lights what comes next', () => {
    const shown = (state: Parameters<typeof flowOf>[0]) => Object.fromEntries(flowOf(state, paid, false).filter((s) => s.state !== 'skipped' && ['done', 'ticket', 'exam', 'scores', 'certificate'].includes(s.id)).map((s) => [s.id, s.state]));
    expect(shown('S10')).toEqual({ done: 'ahead' });
    expect(shown('S12')).toEqual({ done: 'done', ticket: 'ahead', exam: 'ahead', scores: 'ahead', certificate: 'ahead' });
    expect(shown('S13')).toEqual({ done: 'done', ticket: 'current', exam: 'ahead', scores: 'ahead', certificate: 'ahead' });
    expect(shown('S14')).toEqual({ done: 'done', ticket: 'done', exam: 'done', scores: 'ahead', certificate: 'ahead' });
    expect(shown('S16')).toEqual({ done: 'done', ticket: 'done', exam: 'done', scores: 'done', certificate: 'current' });
    expect(shown('S17')).toEqual({ done: 'done', ticket: 'done', exam: 'done', scores: 'done', certificate: 'done' });
  });
});
