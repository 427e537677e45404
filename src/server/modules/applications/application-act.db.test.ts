import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const hex = (bytes: number) => `\\x${randomBytes(bytes).toString('hex')}`;
/** What an act may write into each column of an application that is still being filled in. */
const WRITTEN: Record<string, readonly unknown[]> = {
  number: ['27034370000001', null], province: ['37', null], prefecture: ['3701', null], review_point_id: ['3701-01', null], level_code: ['04', null], specialty_code: ['15', null], subject_codes: [[], ['1', '2']],
  data_state: ['choosing', 'filling', 'committing', 'checking'], commitment_state: ['unsigned', 'signed', 'withdrawn'], materials_state: ['not_needed', 'needed'], review_state: ['not_started', 'returned'],
  payment_state: ['unpaid'], ended: ['given_up', null], photo_reviewed: [true, false], draft: [hex(3000), null], form: [hex(3000), null], evaluation: [{ met: ['a'] }, null], major_matches: [true, false, null],
  mismatch_answered_at: ['2026-03-01T01:00:00Z', null], route_reasons: [[], ['no_commitment']], file_number: ['370401', null], due_in_fen: [24_400, 0, null], review_reason: ['照片不清', null],
  lapses_at: ['2026-04-01T00:00:00Z', null], confirmed_at: ['2026-03-02T00:00:00Z', null],
};
/** What belongs to the application, whatever an act says. */
const KEPT = { sitting_id: 'another', exam_code: '999', exam_year: 1999, started_at: '1999-01-01T00:00:00Z', unlocked_until: '1999-01-01T00:00:00Z', materials_asked: {}, suspended_subjects: ['1'] };
const changes = fc.record(Object.fromEntries(Object.entries(WRITTEN).map(([column, values]) => [column, fc.constantFrom(...values)])), { requiredKeys: [] });
const EVENT = { act: 'save', from_state: 'filling', to_state: 'checking', by_kind: 'candidate', by_id: null, note: null, at: '2026-03-01T00:00:00Z' };

async function opened(): Promise<{ account: string; id: string }> {
  const [account, id] = [randomUUID(), randomUUID()];
  await database.asOwner(`insert into application (account_id, id, version, sitting_id, exam_code, exam_year, data_state, commitment_state, materials_state, review_state, payment_state, draft, form, evaluation, started_at, changed_at)
    values ($1, $2, 1, 's', '034', 2026, 'filling', 'unsigned', 'needed', 'not_started', 'unpaid', $3, $4, '{"met": []}', '2026-02-01', '2026-02-01')`, [account, id, hex(3000), hex(3000)]);
  return { account, id };
}
const act = (of: { account: string; id: string }, version: number, what: object) => database.asOwner('select application_act($1, $2, $3, $4, $5)', [of.account, of.id, version, JSON.stringify(what), JSON.stringify(EVENT)]);
async function one(text: string, id: string, ...more: unknown[]): Promise<Record<string, unknown>> {
  const { rows: [row] } = await database.asOwner(text, [id, ...more]);
  return row as Record<string, unknown>;
}

test('an act writes what it changes, null too, and leaves the rest as it was', async () => {
  await fc.assert(fc.asyncProperty(changes, async (what) => {
    const of = await opened();
    const { merged } = await one('select to_jsonb(r) as merged from application a, jsonb_populate_record(a, $2) r where a.id = $1', of.id, JSON.stringify(what));
    await act(of, 1, { ...what, ...KEPT });
    const { row } = await one('select to_jsonb(a) as row from application a where id = $1', of.id);
    expect(row).toEqual({ ...(merged as object), version: 2, changed_at: '2026-03-01T00:00:00+00:00' });
    expect(await one('select version, act, to_state from application_event where application_id = $1', of.id)).toEqual({ version: 2, act: 'save', to_state: 'checking' });
  }), { numRuns: 40 });
});

test('a long value an act does not touch is not written anew', async () => {
  const of = await opened();
  const kept = 'select pg_column_toast_chunk_id(form)::text as form, pg_column_toast_chunk_id(draft)::text as draft from application where id = $1';
  const before = await one(kept, of.id);
  expect(before['form']).toMatch(/^\d+$/);
  await act(of, 1, { data_state: 'checking', commitment_state: 'signed', draft: hex(3000) });
  const after = await one(kept, of.id);
  expect(after['form']).toBe(before['form']);
  expect(after['draft']).not.toBe(before['draft']);
});

test('an act on another version is refused and leaves no history', async () => {
  const of = await opened();
  await expect(act(of, 2, { data_state: 'checking' })).rejects.toThrow('is not at version 2 under a row lock');
  expect(await one('select count(*)::int as lines from application_event where application_id = $1', of.id)).toEqual({ lines: 0 });
});

test('a state the rules do not know is refused, and what a state requires', async () => {
  const of = await opened();
  const whole = { data_state: 'confirmed', province: '37', review_point_id: '3701-01', level_code: '04', specialty_code: '15', number: '27034370000001', confirmed_at: '2026-03-02T00:00:00Z' };
  for (const column of ['data_state', 'commitment_state', 'materials_state', 'review_state', 'payment_state', 'ended'])
    await expect(act(of, 1, { ...whole, [column]: 'odd' }), column).rejects.toMatchObject({ code: '23514', constraint: `application_${column}_check` });
  await expect(act(of, 1, { data_state: 'saved' })).rejects.toMatchObject({ code: '23514', constraint: 'application_check' });
  await act(of, 1, whole);
});
