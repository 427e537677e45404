import { describe, expect, test } from 'vitest';
import { refusalText } from '#contracts/refusals.ts';
import { VerificationState, type VerificationFact, type VerificationFacts } from '#contracts/verification.ts';
import { DEFAULT_VERIFICATION_POLICY, refusalsForUnfinished } from './unfinished.ts';

const fact = (kind: VerificationFact['kind'], state: VerificationState): VerificationFact => ({ kind, rowId: crypto.randomUUID(), state, reason: null, at: 0 });
const facts = (identity: VerificationState, ...rows: VerificationFact[]): VerificationFacts => ({ identity: fact('identity', identity), rows });
const codes = (f: VerificationFacts, policy = DEFAULT_VERIFICATION_POLICY) => refusalsForUnfinished(f, policy).map((r) => r.code);

describe('what blocks choosing an exam', () => {
  test.each(VerificationState.options)('identity %s: only an unfinished one blocks (D-01)', (state) => {
    const blocks = state === 'not_verified' || state === 'verifying';
    expect(codes(facts(state))).toEqual(blocks ? ['verification.identity_unfinished'] : []);
  });

  test('names every unfinished row by its number, all at once', () => {
    const f = facts('verifying', fact('education', 'passed'), fact('degree', 'not_verified'), fact('education', 'verifying'), fact('education', 'failed'));
    const no = refusalsForUnfinished(f);
    expect(no.map((r) => [r.code, r.params?.['number']])).toEqual([
      ['verification.identity_unfinished', undefined],
      ['verification.education_unfinished', 2],
      ['verification.degree_unfinished', 1],
    ]);
    expect(no.map((r) => refusalText(r, 'zh')).join()).not.toContain('{');
  });

  test('a sitting may let unfinished ones through, or insist on the identity', () => {
    expect(codes(facts('verifying', fact('education', 'verifying')), { blockUnfinished: false, identityMustPass: false })).toEqual([]);
    expect(codes(facts('failed'), { blockUnfinished: true, identityMustPass: true })).toEqual(['verification.identity_not_passed']);
    expect(codes(facts('manual_passed'), { blockUnfinished: true, identityMustPass: true })).toEqual([]);
    expect(codes(facts('verifying'), { blockUnfinished: true, identityMustPass: true })).toEqual(['verification.identity_unfinished']);
  });
});
