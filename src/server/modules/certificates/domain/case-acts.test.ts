import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_ACTS, CASE_STATES, type CaseAct, type CaseState } from '#contracts/certificate-cases.ts';
import { caseAfter, refusalsOfProposal, refusalsToMoveCase, refusalsToOpenCase, servedOn } from './case-acts.ts';

const codes = (no: { code: string }[]) => no.map((r) => r.code);

describe('a case about a certificate', () => {
  test.each(CASE_STATES.flatMap((state) => CASE_ACTS.map((act): [CaseState, CaseAct] => [state, act])))('%s × %s', (state, act) => {
    const open: Record<CaseState, readonly CaseAct[]> = { opened: ['propose', 'withdraw'], proposed: ['return', 'approve', 'withdraw'], decided: ['serve'], done: [], withdrawn: [] };
    expect(refusalsToMoveCase(act, { state, version: 1, proposedById: 'wanglin' }, 'zhaojianguo').length === 0).toBe(open[state].includes(act));
  });

  test('is never done before somebody else than the proposer approved, and a revocation never before its service', () => {
    const acts = fc.array(fc.record({ act: fc.constantFrom(...CASE_ACTS), by: fc.constantFrom('wanglin', 'zhaojianguo') }), { maxLength: 25 });
    fc.assert(fc.property(fc.constantFrom('revoke' as const, 'reissue' as const), acts, (kind, steps) => {
      let c = { state: 'opened' as CaseState, version: 1, proposedById: null as string | null };
      let approvedBy: string | null = null;
      let served = false;
      for (const { act, by } of steps) {
        if (refusalsToMoveCase(act, c, by).length > 0) continue;
        c = { state: caseAfter(act, kind), version: c.version + 1, proposedById: act === 'propose' ? by : act === 'return' ? null : c.proposedById };
        if (act === 'approve') approvedBy = by;
        if (act === 'serve') served = true;
        if (c.state === 'done') {
          expect(approvedBy).not.toBeNull();
          expect(approvedBy).not.toBe(c.proposedById);
          expect(served).toBe(kind === 'revoke');
        }
      }
    }), { numRuns: 1_000 });
  });

  test('is opened about a certificate that stands, once, and a re-issue only when something differs', () => {
    expect(refusalsToOpenCase('revoke', { revoked: false, open: false, stale: false })).toEqual([]);
    expect(codes(refusalsToOpenCase('reissue', { revoked: true, open: true, stale: false }))).toEqual(['certificate.revoked', 'certificate.case_open', 'certificate.unchanged']);
  });

  test.each([
    ['revoke', 'issuing_error', '规定第十条', '鲁人考证撤〔2027〕1号', true, []],
    ['revoke', 'name_corrected', '规定第十条', '鲁人考证撤〔2027〕1号', true, ['certificate.basis_unfit']],
    ['revoke', 'taken_back', '', '', true, ['field.too_short', 'field.too_short']],
    ['revoke', 'breach', '规定第十条', '鲁人考决〔2027〕9号', false, ['certificate.no_such_decision']],
    ['reissue', 'name_corrected', '', '', false, []],
    ['reissue', 'breach', '', '', false, ['certificate.basis_unfit', 'certificate.no_such_decision']],
  ] as const)('%s because of %s, “%s”, “%s”: %s → %j', (kind, basis, legalBasis, decisionNumber, decisionServed, no) => {
    expect(codes(refusalsOfProposal({ kind, basis, legalBasis, decisionNumber }, { decisionServed }))).toEqual(no);
  });
});

describe('service (送达)', () => {
  const decided = { decidedOn: '2027-12-01', announcementDays: 30 };
  test.each([
    ['post', '2027-12-05', '2027-12-05', []],
    ['in_person', '2027-11-30', '2027-11-30', ['certificate.served_before']],
    ['post', '2027-12-21', '2027-12-21', ['certificate.served_later']],
    ['announcement', '2027-12-02', '2028-01-01', ['certificate.announcement_running']],
  ] as const)('by %s on %s counts on %s: %j', (channel, on, day, no) => {
    const s = servedOn({ channel, on }, decided, '2027-12-20');
    expect([s.day, codes(s.refusals)]).toEqual([day, no]);
  });

  test('an announcement counts once its days are over', () => {
    expect(servedOn({ channel: 'announcement', on: '2027-12-02' }, decided, '2028-01-01')).toEqual({ day: '2028-01-01', refusals: [] });
  });
});
