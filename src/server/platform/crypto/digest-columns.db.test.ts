import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '#server/platform/project-path.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { DIGEST_COLUMNS, DIGESTS_LEFT } from './digest-columns.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp({ withReferenceData: false }); });
afterAll(() => t.stop());

/** Columns of bytes named like digests that are none of the blind index: of files, sessions, visits, sealed texts, or of what anybody may reckon. */
const OF_SOMETHING_ELSE = new Set([
  'agreement_consent.text_digest', 'application_snapshot.digest', 'assistance_file.digest', 'audit_event.after_digest', 'audit_event.before_digest',
  'audit_seal.digest', 'breach_file.digest', 'breach_letter.digest', 'captcha_proof.proof_digest', 'channel_bill.digest', 'closing.digest',
  'data_copy.digest', 'exam_kit.results_key', 'exam_kit_result.digest', 'exam_kit_result.public_key', 'major_import.digest', 'material_file.digest',
  'oidc_visit.visit_key', 'payment_notice.digest', 'photo.digest', 'photo_proposal.digest', 'quarantined_file.digest', 'refused_notice.digest',
  'revoked_code.digest', 'room_import.digest', 'rush_admission.holder_key', 'score_import.digest', 'score_import.text_digest', 'seat_plan.roster_digest',
  'seat_plan.seed_digest', 'seat_run.plan_digest', 'signed_letter.digest', 'signing_key.public_key', 'submission.digest', 'visit_draft.visit_key',
  'web_session.token_digest',
]);
const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;

describe('columns of digests', () => {
  test('none is forgotten by a change of the index secret', async () => {
    const { rows } = await t.asOwner(`select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped and (a.attname ~ '(_key|_digest)$' or a.attname in ('door', 'digest')) order by 1`);
    const known = new Set([...DIGEST_COLUMNS.map(nameOf), ...Object.keys(DIGESTS_LEFT)]);
    const forgotten = rows.map((row) => String(row['name'])).filter((name) => !known.has(name) && !OF_SOMETHING_ELSE.has(name));
    expect(forgotten).toEqual([]);
  });

  test('whatever the program makes digests for stands in a column of the list', () => {
    const made = globSync('src/server/**/*.ts', { cwd: projectPath('.') }).filter((file) => !file.includes('.test.') && !file.includes('/testing/'))
      .flatMap((file) => [...readFileSync(projectPath(file), 'utf8').matchAll(/\.index\((?:'([^']+)'|`([^`]+)`|at\.(door))/g)].map(([, plain, template, door]) => plain ?? template ?? String(door)));
    const contexts = new Set([...DIGEST_COLUMNS.flatMap((c) => c.contexts), 'door', 'seat_roster.${column}']);
    const patternOf = (context: string) => new RegExp(`^${context.replaceAll('.', String.raw`\.`).replaceAll(/\$\{\w+\}/g, String.raw`\w+`)}$`);
    expect(made.length).toBeGreaterThan(25);
    expect(made.filter((context) => !contexts.has(context) && ![...contexts].some((known) => patternOf(context).test(known)))).toEqual([]);
  });

  test('a row that is met is found by an index of its table, unless the table is one of the house, and may be brought on', async () => {
    const large = DIGEST_COLUMNS.filter((c) => c.by === 'met' && !c.beside && !c.table.startsWith('staff_'));
    const { rows } = await t.asOwner(`select c.relname || '.' || a.attname as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where c.relnamespace = 'public'::regnamespace and i.indpred is null`);
    const indexed = new Set(rows.map((row) => String(row['name'])));
    expect(large.map(nameOf).filter((name) => !indexed.has(name))).toEqual([]);
    const metOnes = DIGEST_COLUMNS.filter((c) => c.by === 'met');
    const { rows: rights } = await t.asOwner(`select t || '.' || c as name, has_column_privilege('jinbang_app', t, c, 'update') as may from unnest($1::text[], $2::text[]) as v(t, c)`, [metOnes.map((c) => c.table), metOnes.map((c) => c.column)]);
    expect(rights.filter((row) => row['may'] !== true).map((row) => row['name'])).toEqual([]);
  });
});
