import type { TestApp } from './app.ts';
import { listSittings } from '#server/modules/catalogue/index.ts';

type Ticketed = { number: string; accountId?: string; applicationId?: string; province?: string; specialty?: string; subjects?: string[] };

/** A sitting of an exam, as the catalogue has it. */
export async function sittingOf(t: TestApp, examCode: string) {
  const found = (await t.inTx((tx) => listSittings(tx))).filter((s) => s.examCode === examCode).toSorted((a, b) => b.year - a.year)[0];
  if (!found) throw new Error(`no sitting of ${examCode}`);
  return found;
}

/** Puts these ticket holders on a sitting's roll as if seats had been allocated, four subjects of 一级建造师 each unless said. */
export async function enrol(t: TestApp, sittingId: string, people: readonly Ticketed[]): Promise<void> {
  await t.asOwner(`insert into score_sitting (sitting_id, exam_code, exam_year, roll_state, roll_count, roll_gathered_at) values ($1, $2, $3, 'gathered', $4, now())
    on conflict (sitting_id) do update set roll_count = score_sitting.roll_count + excluded.roll_count`, [sittingId, sittingId.slice(0, 3), Number(sittingId.slice(4, 8)), people.length]);
  await t.asOwner(`insert into score_roll (sitting_id, number, application_id, account_id, province, level_code, specialty_code, subject_codes)
    select $1, n, coalesce(a, gen_random_uuid()), coalesce(o, gen_random_uuid()), p, '04', s, string_to_array(c, ',') from unnest($2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[]) as t (n, a, o, p, s, c)`,
    [sittingId, people.map((p) => p.number), people.map((p) => p.applicationId ?? null), people.map((p) => p.accountId ?? null), people.map((p) => p.province ?? '37'), people.map((p) => p.specialty ?? '15'), people.map((p) => (p.subjects ?? ['1', '2', '3', '4']).join(','))]);
  await t.asOwner(`insert into score_paper (sitting_id, level_code, specialty_code, subject_code, full_tenths, pass_tenths, kind, name_zh, name_en)
    select $1, '04', s, c, f, f * 6 / 10, k, z, z from unnest(array['15', '11']) s cross join (values ('1', 1000, 'objective', '建设工程经济'), ('2', 1300, 'objective', '建设工程法规及相关知识'), ('3', 1300, 'objective', '建设工程项目管理'), ('4', 1600, 'mixed', '专业工程管理与实务')) v (c, f, k, z) on conflict do nothing`, [sittingId]);
}
