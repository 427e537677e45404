import { describe, expect, test } from 'vitest';
import { refusalText } from '#contracts/refusals.ts';
import { VerificationState, type VerificationFact, type VerificationFacts } from '#contracts/verification.ts';
import { refusalsForUnfinished, type VerificationPolicy } from './unfinished.ts';

const fact = (kind: VerificationFact['kind'], state: VerificationState): VerificationFact => ({ kind, rowId: crypto.randomUUID(), state, reason: null, at: 0 });
const facts = (identity: VerificationState, ...rows: VerificationFact[]): VerificationFacts => ({ identity: fact('identity', identity), rows });
const codes = (f: VerificationFacts, policy?: VerificationPolicy) => refusalsForUnfinished(f, policy).map((r) => r.code);

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

  test('a sitting may let failed ones block too', () => {
    const strict = { failedBlocks: true };
    expect(codes(facts('failed', fact('education', 'failed')))).toEqual([]);
    expect(codes(facts('failed'), strict)).toEqual(['verification.identity_failed']);
    expect(codes(facts('needs_manual', fact('education', 'failed'), fact('education', 'needs_manual')), strict)).toEqual([]);
    expect(codes(facts('manual_failed', fact('education', 'failed'), fact('education', 'manual_failed')), strict)).toEqual([
      'verification.identity_failed', 'verification.education_failed',
    ]);
    expect(codes(facts('verifying', fact('degree', 'failed')), strict)).toEqual(['verification.identity_unfinished']);
  });
});
