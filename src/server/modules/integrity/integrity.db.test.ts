import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { findIntegrityHold, integrityKey, integrityModule, loadDemoRecords, openRecord } from './index.ts';

const crypto = createFieldCrypto(new Map([[1, randomBytes(32)]]), 'aes');
const now = Date.parse('2026-11-23T10:00:00+08:00');
const ma = { documentType: 'resident_id', documentNumber: '620102199006155017' } as const;

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ withReferenceData: false, modules: () => [integrityModule(undefined)] });
});
afterAll(() => t.stop());

const hold = (document: Parameters<typeof integrityKey>[1], day: string) => t.inTx((tx) => findIntegrityHold(tx, integrityKey(crypto, document), day));

describe('the integrity file', () => {
  test('a served decision holds its person for the record period, whoever asks', async () => {
    const record = { ...ma, name: '马占彪', kind: 'serious', article: '第七条', decisionNumber: '甘人考处字〔2025〕第017号', decidedOn: '2025-11-28' } as const;
    expect(await t.inTx((tx) => openRecord(tx, crypto, record, now))).toBeDefined();
    expect(await hold(ma, '2025-11-27')).toBeUndefined();
    expect(await hold(ma, '2026-11-23')).toEqual({ kind: 'serious', until: '2030-11-27' });
    expect(await hold(ma, '2030-11-28')).toBeUndefined();
    expect(await hold({ ...ma, documentNumber: '620102199006155009' }, '2026-11-23')).toBeUndefined();
  });

  test('the same decision entered twice, even at once, is one record', async () => {
    const record = { ...ma, documentNumber: '130102197702213094', name: '赵建国', kind: 'especially_serious', article: '第八条', decisionNumber: '冀人考处字〔2022〕第004号', decidedOn: '2022-03-15' } as const;
    const both = await Promise.all([1, 2].map(() => t.inTx((tx) => openRecord(tx, crypto, record, now))));
    expect(both.filter((id) => id !== undefined)).toHaveLength(1);
  });

  test('no name and no number is readable in the table', async () => {
    const { rows } = await t.asOwner('select integrity_record::text as line from integrity_record');
    for (const row of rows) {
      const line = JSON.stringify(row);
      expect(line).not.toContain('620102199006155017');
      expect(line).not.toContain(Buffer.from('620102199006155017').toString('hex'));
      expect(line).not.toContain(Buffer.from('马占彪').toString('hex'));
    }
  });

  test('the records of the demonstration load once', async () => {
    const load = () => t.inTx((tx) => loadDemoRecords(tx, crypto, now));
    expect(await load()).toBe(1);
    expect(await load()).toBe(0);
    expect(await hold({ ...ma, documentNumber: '420106199604302038' }, '2026-11-23')).toBeUndefined();
  });
});
