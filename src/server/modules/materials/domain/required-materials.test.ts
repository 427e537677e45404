import { describe, expect, test } from 'vitest';
import { MaterialKind, MaterialReason } from '#contracts/materials.ts';
import { MATERIAL_KINDS, MATERIAL_REASONS } from './material-kinds.ts';
import { missingMaterials, requiredMaterials, type MaterialFacts } from './required-materials.ts';

const COMMITTED: MaterialFacts = {
  identity: 'verified', education: { state: 'verified', about: '山东建筑大学 土木工程' }, degree: { state: 'verified', about: '学士', second: false },
  titleClaimed: false, yearsRequired: true, commitment: 'signed', exemption: false, additionalSpecialty: false, residenceRule: true, askedFor: null,
};

const kindsOf = (facts: Partial<MaterialFacts>) => requiredMaterials({ ...COMMITTED, ...facts }).map((d) => d.anyOf.join('|'));

describe('what must be proved on paper', () => {
  test('who committed and passed every verification hands in nothing', () => {
    expect(requiredMaterials(COMMITTED)).toEqual([]);
  });

  test.each<[string, Partial<MaterialFacts>, string[]]>([
    ['education before 2002', { education: { state: 'unverified', about: '大专 1998' } }, ['education_certificate', 'education_record_form|certification_report']],
    ['degree before September 2008', { degree: { state: 'unverified', about: '学士 2004', second: false } }, ['degree_certificate', 'degree_report|certification_report']],
    ['a second degree, although the registry knows the degree', { degree: { state: 'verified', about: '学士', second: true } }, ['degree_certificate']],
    ['a second degree no registry knows, as any such degree', { degree: { state: 'unverified', about: '学士', second: true } }, ['degree_certificate', 'degree_report|certification_report']],
    ['foreign education', { education: { state: 'foreign', about: 'Osaka' } }, ['education_certificate', 'certification_report']],
    ['foreign education and degree ask for one report', { education: { state: 'foreign', about: '' }, degree: { state: 'foreign', about: '', second: false } }, ['education_certificate', 'certification_report', 'degree_certificate']],
    ['identity that no registry knows', { identity: 'unverified' }, ['identity_document']],
    ['a professional title, commitment or not', { titleClaimed: true }, ['title_certificate']],
    ['no degree used', { degree: null, commitment: 'not_used' }, ['education_certificate', 'work_years_proof', 'residence_proof']],
    ['no commitment', { commitment: 'not_used' }, ['education_certificate', 'degree_certificate', 'work_years_proof', 'residence_proof']],
    ['exempt level', { exemption: true }, ['exemption_proof|title_certificate']],
    ['additional specialty', { additionalSpecialty: true }, ['qualification_certificate']],
    ['asked for by the reviewer, once', { askedFor: { kinds: ['other', 'work_years_proof', 'other'], at: 5 } }, ['other', 'work_years_proof']],
    ['asked for by the reviewer before anything else, and the same kind once', { commitment: 'not_used', askedFor: { kinds: ['degree_certificate'], at: 5 } }, ['degree_certificate', 'education_certificate', 'work_years_proof', 'residence_proof']],
  ])('%s', (_, facts, expected) => {
    expect(kindsOf(facts)).toEqual(expected);
  });

  test('the reason tells a withdrawal from an integrity record', () => {
    const reasons = (commitment: MaterialFacts['commitment']) => new Set(requiredMaterials({ ...COMMITTED, commitment, residenceRule: false }).map((d) => d.reason));
    expect(reasons('withdrawn')).toEqual(new Set(['commitment_withdrawn']));
    expect(reasons('not_allowed')).toEqual(new Set(['integrity_record']));
  });

  test('one file of any of the kinds meets a demand', () => {
    const demands = requiredMaterials({ ...COMMITTED, education: { state: 'unverified', about: '' } });
    const file = (kind: MaterialKind) => ({ kind, uploadedAt: 0 });
    expect(missingMaterials(demands, [file('certification_report')]).map((d) => d.anyOf)).toEqual([['education_certificate']]);
    expect(missingMaterials(demands, [file('certification_report'), file('education_certificate')])).toEqual([]);
  });

  test('what the reviewer sent back is not handed in again: only a file that came after the return meets the demand', () => {
    const demands = requiredMaterials({ ...COMMITTED, commitment: 'not_used', residenceRule: false, yearsRequired: false, degree: null, askedFor: { kinds: ['education_certificate'], at: 1000 } });
    expect(demands).toEqual([{ anyOf: ['education_certificate'], reason: 'asked_by_reviewer', about: null, since: 1000 }]);
    expect(missingMaterials(demands, [{ kind: 'education_certificate', uploadedAt: 999 }])).toHaveLength(1);
    expect(missingMaterials(demands, [{ kind: 'education_certificate', uploadedAt: 1000 }])).toEqual([]);
  });

  test('every kind and reason has words in both languages', () => {
    for (const kind of MaterialKind.options) expect([MATERIAL_KINDS[kind].zh, MATERIAL_KINDS[kind].en, MATERIAL_KINDS[kind].hint.zh].every(Boolean)).toBe(true);
    for (const reason of MaterialReason.options) expect(MATERIAL_REASONS[reason].zh && MATERIAL_REASONS[reason].en).toBeTruthy();
  });
});
