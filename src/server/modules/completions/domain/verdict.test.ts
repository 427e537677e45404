import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextState, type Standing } from './next-state.ts';
import { verdictOn, type CheckFacts } from './verdict.ts';

const CLEAR: CheckFacts = { ended: false, scoreHeld: false, review: 'approved', samples: [], sampleDue: true, own: null, breach: 'none', objection: 'none' };

describe('the check before the certificate', () => {
  test.each<[string, Partial<CheckFacts>, ReturnType<typeof verdictOn>['state'], string[]]>([
    ['reviewed by a person before the exam', {}, 'clear', []],
    ['only committed, the province’s sample not drawn yet', { review: 'automatic' }, 'checking', ['sample_due']],
    ['only committed, the sample drawn without them', { review: 'automatic', sampleDue: false }, 'clear', []],
    ['drawn, no result yet', { review: 'automatic', sampleDue: false, samples: ['called'] }, 'checking', ['check_open']],
    ['drawn and passed', { review: 'post_exam', samples: ['passed'] }, 'clear', []],
    ['to be checked after the exam, not checked', { review: 'post_exam', sampleDue: false }, 'checking', ['review_open']],
    ['failed', { samples: ['failed'] }, 'refused', ['check_failed']],
    ['papers not handed in', { samples: ['missed'] }, 'refused', ['check_missed']],
    ['papers not handed in, but found good later by officers', { samples: ['missed'], own: 'passed' }, 'clear', []],
    ['passed in the sample, found bad later by officers', { samples: ['passed'], own: 'failed' }, 'refused', ['check_failed']],
    ['declared void and under a decision: every reason at once', { ended: true, breach: 'void' }, 'refused', ['application_void', 'breach']],
    ['a case is open, and an objection', { breach: 'open', objection: 'open' }, 'checking', ['breach_open', 'objection']],
    ['an objection was upheld', { objection: 'upheld' }, 'refused', ['objection_upheld']],
    ['scores held back', { scoreHeld: true }, 'checking', ['score_held']],
  ])('%s', (_, more, state, reasons) => {
    expect(verdictOn({ ...CLEAR, ...more })).toEqual({ state, reasons });
  });
});

const facts = fc.record<CheckFacts>({
  ended: fc.boolean(), scoreHeld: fc.boolean(), review: fc.constantFrom('approved', 'automatic', 'post_exam'), samples: fc.array(fc.constantFrom('drawn', 'called', 'passed', 'failed', 'missed'), { maxLength: 2 }), sampleDue: fc.boolean(),
  own: fc.constantFrom(null, 'passed', 'failed', 'missed'), breach: fc.constantFrom('none', 'open', 'void'), objection: fc.constantFrom('none', 'open', 'upheld'),
});
const clear = { state: 'clear', reasons: [] } as const;
const at = (state: Standing['state'], list: Standing['list'] = 'none', reasons: Standing['reasons'] = []): Standing => ({ state, list, reasons });

describe('what an outcome makes of a completion', () => {
  test('who is newly complete waits to be announced, or is checked first', () => {
    expect(nextState(undefined, false, { ...clear, reasons: [] })).toBeUndefined();
    expect(nextState(undefined, true, { ...clear, reasons: [] })).toMatchObject({ state: 'found', act: 'found' });
    expect(nextState(undefined, true, { state: 'checking', reasons: ['sample_due'] })).toMatchObject({ state: 'checking', reasons: ['sample_due'] });
  });

  test('an objection holds back who is shown, and its end lets them go on or clears them once the time is over', () => {
    expect(nextState(at('announced', 'shown'), true, { state: 'checking', reasons: ['objection'] })).toMatchObject({ state: 'held', act: 'held', leaves: false });
    expect(nextState(at('found', 'shown'), true, { state: 'checking', reasons: ['objection'] })).toMatchObject({ state: 'held', leaves: false });
    expect(nextState(at('held', 'shown', ['objection']), true, { ...clear, reasons: [] })).toMatchObject({ state: 'announced', act: 'released' });
    expect(nextState(at('held', 'over', ['objection']), true, { ...clear, reasons: [] })).toMatchObject({ state: 'cleared', act: 'cleared' });
    expect(nextState(at('held', 'shown', ['objection']), true, { state: 'refused', reasons: ['objection_upheld'] })).toMatchObject({ state: 'refused', leaves: true });
  });

  test('who is cleared loses it by a refusal or a pass that fell, never by an open question', () => {
    expect(nextState(at('cleared', 'over'), true, { state: 'checking', reasons: ['breach_open'] })).toBeUndefined();
    expect(nextState(at('cleared', 'over'), true, { state: 'refused', reasons: ['breach'] })).toMatchObject({ state: 'taken_back', act: 'taken_back' });
    expect(nextState(at('cleared', 'over'), false, { ...clear, reasons: [] })).toMatchObject({ state: 'taken_back', reasons: ['incomplete'] });
    expect(nextState(at('taken_back', 'none', ['incomplete']), true, { ...clear, reasons: [] })).toMatchObject({ state: 'found' });
    expect(nextState(at('taken_back', 'none', ['decision']), true, { ...clear, reasons: [] })).toBeUndefined();
  });

  test('whatever the facts: the same outcome twice changes nothing the second time, and nobody is cleared who was not on a list that is over', () => {
    fc.assert(fc.property(facts, fc.boolean(), fc.constantFrom<Standing>(at('found'), at('checking', 'none', ['sample_due']), at('announced', 'shown'), at('held', 'over', ['objection']), at('held', 'shown', ['objection']), at('cleared', 'over'), at('refused', 'none', ['breach'])), (f, complete, now) => {
      const verdict = verdictOn(f);
      const next = nextState(now, complete, verdict);
      if (!next) return;
      if (next.state === 'cleared') expect([now.state, now.list, verdict.state]).toEqual(['held', 'over', 'clear']);
      if (verdict.state === 'refused' || !complete) expect(['refused', 'taken_back']).toContain(next.state);
      const again = { state: next.state, reasons: next.reasons, list: next.leaves ? 'none' as const : now.list };
      expect(nextState(again, complete, verdict)).toBeUndefined();
    }));
  });
});
