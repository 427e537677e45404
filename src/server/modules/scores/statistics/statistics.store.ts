import { sql } from 'kysely';
import { BANDS } from '#contracts/score-statistics.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Tally = { level: string; specialty: string; subject: string; sat: number; absent: number; violations: number; voided: number; passed: number; meanTenths: number | null; bands: number[] };

type Row = { level_code: string; specialty_code: string; subject_code: string; band: number; n: number; passed: number; total: number };

/** A pass line of one province that differs from the paper's ordinary one. */
export type ProvincialLine = { level: string; specialty: string; subject: string; province: string; passTenths: number };

/** The provinces that have anybody on a roll. */
export async function listProvincesOnRoll(tx: Tx, sittingId: string): Promise<string[]> {
  return (await tx.selectFrom('score_roll').select('province').distinct().where('sitting_id', '=', sittingId).execute()).map((r) => r.province);
}

/** What every paper came to in a province or the country, counted in one pass over the marks; who passed is told by the lines of their province. */
export async function tallyMarks(tx: Tx, sittingId: string, province: string | undefined, lines: readonly ProvincialLine[]): Promise<Tally[]> {
  await sql`set local statement_timeout = '2min'`.execute(tx);
  const here = province === undefined ? sql`true` : sql`r.province = ${province}`;
  const { rows } = await sql<Row>`
    select r.level_code, r.specialty_code, s.subject_code,
      case when s.mark < 0 then s.mark else least(${BANDS - 1}, (s.mark * ${BANDS}) / p.full_tenths) end as band, count(*)::int as n, count(*) filter (where s.mark >= coalesce(l.tenths, p.pass_tenths))::int as passed, coalesce(sum(greatest(s.mark, 0)), 0)::float8 as total
    from score s join score_roll r on r.sitting_id = s.sitting_id and r.number = s.number
    join score_paper p on p.sitting_id = s.sitting_id and p.level_code = r.level_code and p.specialty_code = r.specialty_code and p.subject_code = s.subject_code
    left join unnest(${lines.map((l) => l.level)}::text[], ${lines.map((l) => l.specialty)}::text[], ${lines.map((l) => l.subject)}::text[], ${lines.map((l) => l.province)}::text[], ${lines.map((l) => l.passTenths)}::int[]) as l (level, specialty, subject, province, tenths)
      on l.level = r.level_code and l.specialty = r.specialty_code and l.subject = s.subject_code and l.province = r.province
    where s.sitting_id = ${sittingId} and ${here} group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx);
  const tallies = new Map<string, Tally & { total: number }>();
  for (const r of rows) {
    const key = `${r.level_code} ${r.specialty_code} ${r.subject_code}`;
    const t = tallies.get(key) ?? { level: r.level_code, specialty: r.specialty_code, subject: r.subject_code, sat: 0, absent: 0, violations: 0, voided: 0, passed: 0, meanTenths: null, bands: Array.from({ length: BANDS }, () => 0), total: 0 };
    tallies.set(key, t);
    if (r.band === -1) t.absent += r.n;
    else if (r.band === -2) t.violations += r.n;
    else if (r.band === -4) t.voided += r.n;
    else {
      t.sat += r.n;
      t.passed += r.passed;
      t.total += r.total;
      t.bands[r.band] = (t.bands[r.band] ?? 0) + r.n;
    }
  }
  return [...tallies.values()].map(({ total, ...t }) => ({ ...t, meanTenths: t.sat === 0 ? null : total / t.sat }));
}
