import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BREACH_ARTICLES, BreachArticle, DISPOSITIONS, Disposition } from '#contracts/breach-articles.ts';
import { BREACH_ACTS, BreachState, type BreachAct } from '#contracts/breaches.ts';
import { refusalsToAct, refusalsToFacts, refusalsToProposal, type BreachFacts } from './breach-rules.ts';
import { BREACH_TRANSITIONS, nextBreachState, type By } from './breach-transitions.ts';
import { maskName, maskPublishedNumber } from './mask-for-publication.ts';
import { addDays, endOfWorkingDays } from './terms.ts';

const NOW = Date.parse('2026-11-28T10:00:00+08:00');
const facts = (more: Partial<BreachFacts> = {}): BreachFacts => ({ state: 'opened', version: 1, evidence: 1, notices: 0, statementUntil: null, statements: 0, noticedDisposition: null, proposedById: null, article: '7', ...more });
const codes = (no: { code: string; path?: string }[]) => no.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const doing = (act: BreachAct, more: Partial<{ by: By; byId: string; version: number; now: number }> = {}) => ({ act, by: 'staff' as const, byId: 'zheng', version: 1, now: NOW, ...more });

describe('the transition table', () => {
  const OPEN: Record<BreachState, readonly BreachAct[]> = {
    opened: ['attach', 'amend', 'notify', 'dismiss', 'withdraw'], noticed: ['attach', 'send', 'deliver', 'serve_notice', 'dismiss'], hearing: ['attach', 'amend', 'state', 'waive', 'propose', 'dismiss'], heard: ['attach', 'amend', 'state', 'propose', 'dismiss'],
    proposed: ['return', 'approve', 'dismiss'], decided: ['send', 'deliver', 'serve_decision'], served: ['publish', 'unpublish', 'ask_correction', 'refuse_correction', 'correct'], recorded: ['publish', 'unpublish', 'ask_correction', 'refuse_correction', 'correct'], dismissed: [], withdrawn: [], corrected: ['ask_correction', 'refuse_correction', 'correct'],
  };
  test.each(BreachState.options)('%s opens to staff exactly these acts', (state) => {
    expect(BREACH_ACTS.filter((act) => nextBreachState(state, act, 'staff') !== undefined)).toEqual(OPEN[state]);
  });

  test('the person takes letters in and answers, and does nothing else', () => {
    expect(BREACH_ACTS.filter((act) => (BREACH_TRANSITIONS[act].by as readonly By[]).includes('candidate'))).toEqual(['serve_notice', 'state', 'waive', 'serve_decision']);
  });

  test('no history reaches a record without notice, its service, an answer or the end of the time, two people, and service of the decision', () => {
    const step = fc.record({ act: fc.constantFrom(...BREACH_ACTS), by: fc.constantFrom<By>('candidate', 'staff', 'system'), byId: fc.constantFrom('zheng', 'tang'), hours: fc.integer({ min: 0, max: 100 }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (story) => {
      let c = facts();
      let now = NOW;
      const seen = { noticed: false, served: false, heard: false, proposer: '', approver: '' };
      for (const { act, by, byId, hours } of story) {
        now += hours * 3_600_000;
        if (refusalsToAct(c, doing(act, { by, byId, version: c.version, now })).length > 0) continue;
        const to = nextBreachState(c.state, act, by, true);
        if (to === undefined) continue;
        if (act === 'amend') Object.assign(seen, { noticed: false, served: false, heard: false, proposer: '', approver: '' });
        if (act === 'notify') seen.noticed = true;
        if (act === 'serve_notice') seen.served = seen.noticed;
        if (act === 'state' || act === 'waive') seen.heard = seen.served;
        if (act === 'propose') {
          expect(seen.heard || (c.statementUntil !== null && now >= c.statementUntil)).toBe(true);
          seen.heard = true;
          seen.proposer = byId;
        }
        if (act === 'approve') seen.approver = byId;
        if (to === 'recorded' && c.state !== 'recorded') {
          expect([act, seen.noticed, seen.served, seen.heard]).toEqual(['serve_decision', true, true, true]);
          expect(seen.approver).not.toBe(seen.proposer);
        }
        c = {
          ...c, state: to, version: c.version + 1, notices: c.notices + (act === 'notify' ? 1 : 0), proposedById: act === 'propose' ? byId : c.proposedById,
          statementUntil: act === 'serve_notice' ? now + 7 * 24 * 3_600_000 : act === 'amend' ? null : c.statementUntil,
        };
      }
    }), { numRuns: 3000 });
  });
});

describe('what stands in the way of an act', () => {
  const until = NOW + 1000;
  test.each<[string, BreachFacts, ReturnType<typeof doing>, string[]]>([
    ['a notice without evidence', facts({ evidence: 0 }), doing('notify'), ['breach.evidence_needed']],
    ['a stale version', facts({ version: 2 }), doing('notify'), ['breach.changed_meanwhile']],
    ['a proposal while the time runs', facts({ state: 'hearing', statementUntil: until }), doing('propose'), ['breach.statement_runs']],
    ['a proposal when the time is over', facts({ state: 'hearing', statementUntil: NOW }), doing('propose'), []],
    ['a proposal once they answered', facts({ state: 'heard', statementUntil: until }), doing('propose'), []],
    ['an answer on the site in the last second', facts({ state: 'hearing', statementUntil: until }), doing('state', { by: 'candidate' }), []],
    ['an answer on the site afterwards', facts({ state: 'hearing', statementUntil: NOW }), doing('state', { by: 'candidate' }), ['breach.statement_over']],
    ['approving what one proposed', facts({ state: 'proposed', proposedById: 'zheng' }), doing('approve'), ['breach.same_person']],
    ['approving what another proposed', facts({ state: 'proposed', proposedById: 'tang' }), doing('approve'), []],
    ['withdrawing after they were told', facts({ notices: 1 }), doing('withdraw'), ['breach.told_already']],
  ])('%s', (_, c, d, no) => {
    expect(codes(refusalsToAct(c, d))).toEqual(no);
  });

  test('a decision follows from its article, is never heavier than what was told, and answers the defence', () => {
    const told = facts({ state: 'heard', article: '11', noticedDisposition: 'all_void', statements: 1 });
    expect(codes(refusalsToProposal(told, { disposition: 'all_void_long', answer: '' }))).toEqual(['disposition: breach.disposition_heavier', 'answer: breach.answer_needed']);
    expect(refusalsToProposal(told, { disposition: 'subjects_void', answer: '申辩部分成立，不再认定作弊。' })).toEqual([]);
    expect(codes(refusalsToProposal(told, { disposition: 'certificate_void', answer: '申辩不成立，理由如下。' }))).toEqual(['disposition: breach.disposition_not_of_article']);
  });

  test('facts name an item the article has, subjects where it is about subjects, and no day to come', () => {
    const stated = { article: '6' as const, item: 11, subjects: ['9'], occurredOn: '2026-11-29' };
    expect(codes(refusalsToFacts(stated, ['1', '2'], '2026-11-28'))).toEqual(['item: breach.item_unknown', 'subjects: breach.subject_unknown', 'occurredOn: breach.day_in_future']);
    expect(codes(refusalsToFacts({ ...stated, item: 3, subjects: [], occurredOn: '2026-11-28' }, ['1'], '2026-11-28'))).toEqual(['subjects: breach.subjects_needed']);
    expect(refusalsToFacts({ ...stated, item: 3, subjects: [], occurredOn: '2026-11-28' }, undefined, '2026-11-28')).toEqual([]);
  });

  test('arts 6–11: ten, six, three, four, one and one kinds of conduct; five years by 7 and 10, long term by 8, no record by 6', () => {
    expect(BreachArticle.options.map((a) => BREACH_ARTICLES[a].items.length)).toEqual([10, 6, 3, 4, 1, 1]);
    const records = (article: BreachArticle) => BREACH_ARTICLES[article].dispositions.map((d) => DISPOSITIONS[d].record);
    expect(BreachArticle.options.map(records)).toEqual([[null], ['serious'], ['especially_serious'], [null, 'serious', 'especially_serious'], ['serious'], [null, 'serious', 'especially_serious']]);
    expect(Disposition.options.filter((d) => DISPOSITIONS[d].allVoid)).toEqual(['all_void', 'all_void_long', 'certificate_void']);
  });
});

describe('terms and masks', () => {
  const weekend = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  test.each([['2026-11-30', '2026-12-08'], ['2026-11-27', '2026-12-05'], ['2026-11-28', '2026-12-05']])('five working days after %s end as %s begins', (day, end) => {
    expect(endOfWorkingDays(day, 5, weekend)).toBe(Date.parse(`${end}T00:00:00+08:00`));
  });
  test('days are counted over the ends of months and years', () => { expect([addDays('2026-12-31', 1), addDays('2028-02-28', 1), addDays('2026-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29', '2026-02-28']); });
  test.each([['张伟', '张*'], ['欧阳倩', '欧**'], ['阿依古丽·买买提', '阿***'], ['𠮷田健', '𠮷**'], ['王晓[沛]', '王**'], ['MUELLER ANNA', 'M***']])('%s is published as %s', (name, shown) => { expect(maskName(name)).toBe(shown); });
  test('a published number hides the day of birth', () => { expect([maskPublishedNumber('370112199102141011'), maskPublishedNumber('C01X00T47')]).toEqual(['370112********1011', 'C01****47']); });
});
