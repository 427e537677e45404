import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubjectResult } from '#contracts/candidate-files.ts';
import { createFieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { inTransaction, type Tx } from '#server/platform/db/tx.ts';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { fileKey, findCandidateFile, isFileNumber, loadDemoFiles, openFile, recordSubjectResult, standingIn } from './index.ts';

const crypto = createFieldCrypto(new Map([[1, randomBytes(32)]]), 'aes');
const now = Date.parse('2026-11-23T10:00:00+08:00');
const person = (name: string, documentNumber: string) => ({ name, documentType: 'resident_id' as const, documentNumber });
const sun = person('孙丽华', '370102198805064024');
const pass = (year: number, subjectCode: string, more: Partial<SubjectResult> = {}): SubjectResult => ({ year, levelCode: '04', specialtyCode: '15', subjectCode, outcome: 'passed', ...more });
const choice = { levelCode: '04', specialtyCode: '15', specialtySubjects: ['4'] };

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
const inTx = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);

describe('the archive library', () => {
  test('the first result opens a file whose number stays through the years', async () => {
    const key = fileKey(crypto, sun, '034');
    expect(await inTx((tx) => findCandidateFile(tx, key))).toBeUndefined();
    await inTx((tx) => recordSubjectResult(tx, key, '37', pass(2012, '1'), now));
    const first = await inTx((tx) => findCandidateFile(tx, key));
    await inTx((tx) => recordSubjectResult(tx, key, '37', pass(2013, '2'), now));
    const later = await inTx((tx) => findCandidateFile(tx, key));
    expect(first?.fileNumber).toMatch(/^03437201200000\d\d$/);
    expect(isFileNumber(first?.fileNumber ?? '')).toBe(true);
    expect(later?.fileNumber).toBe(first?.fileNumber);
    expect(standingIn(later, { year: 2014, cycleYears: 2, cancelledYears: [] }, choice)).toEqual({
      returningCandidate: true, fileNumber: first?.fileNumber, carried: [pass(2013, '2')], prolongedBy: [],
    });
  });

  test('a voided result replaces the pass of the same subject and year', async () => {
    const key = fileKey(crypto, sun, '034');
    await inTx((tx) => recordSubjectResult(tx, key, '37', pass(2013, '2', { outcome: 'voided' }), now));
    const file = await inTx((tx) => findCandidateFile(tx, key));
    expect(file?.results).toEqual([pass(2012, '1'), pass(2013, '2', { outcome: 'voided' })]);
  });

  test('matching needs name and document together, and is per exam', async () => {
    const file = (who: typeof sun, exam: string) => inTx((tx) => findCandidateFile(tx, fileKey(crypto, who, exam)));
    expect(await file({ ...sun, name: '孙丽花' }, '034')).toBeUndefined();
    expect(await file({ ...sun, documentNumber: '370102198805064032' }, '034')).toBeUndefined();
    expect(await file(sun, '046')).toBeUndefined();
  });

  test('files opened at once get different numbers, one person opened twice at once gets one', async () => {
    const people = Array.from({ length: 12 }, (_, i) => fileKey(crypto, person('周敏', `32010219910228${String(6000 + i)}`), '046'));
    const files = await Promise.all([...people, ...people].map((key) => inTx((tx) => openFile(tx, key, { province: '32', year: 2026 }, now))));
    expect(new Set(files.map((f) => f.fileNumber)).size).toBe(12);
    const { rows } = await database.asOwner(`select count(*)::int as n from candidate_file_number where file_number like '046322026%'`);
    expect(rows[0]).toEqual({ n: 12 });
  });

  test('the files of the demonstration load repeatably and make old candidates of this year', async () => {
    for (const _ of [1, 2]) await inTx((tx) => loadDemoFiles(tx, crypto, 2026, now));
    const zhang = await inTx((tx) => findCandidateFile(tx, fileKey(crypto, person('张伟', '110105198903121014'), '034')));
    expect(standingIn(zhang, { year: 2026, cycleYears: 2, cancelledYears: [] }, choice)).toMatchObject({ returningCandidate: true, carried: [pass(2025, '1'), pass(2025, '2')] });
    const ouyang = await inTx((tx) => findCandidateFile(tx, fileKey(crypto, person('欧阳倩', '310104199207252024'), '034')));
    expect(standingIn(ouyang, { year: 2026, cycleYears: 2, cancelledYears: [] }, choice)).toMatchObject({ returningCandidate: true, carried: [] });
  });
});
