import { sql } from 'kysely';
import type { TicketHolder } from '#server/modules/seating/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Paper = { levelCode: string; specialtyCode: string; subjectCode: string; fullTenths: number; passTenths: number; kind: 'objective' | 'subjective' | 'mixed'; nameZh: string; nameEn: string };
type ScoredSitting = { sittingId: string; examCode: string; examYear: number; rollState: 'none' | 'gathering' | 'gathered'; rollAfter: string; rollCount: number };

/** Begins to keep the scores of a sitting; repeating it changes nothing. */
export async function openSitting(tx: Tx, s: { sittingId: string; examCode: string; examYear: number }): Promise<void> {
  await tx.insertInto('score_sitting').values({ sitting_id: s.sittingId, exam_code: s.examCode, exam_year: s.examYear }).onConflict((c) => c.doNothing()).execute();
}

/** A sitting as scores know it; nothing before a first file was brought. */
export async function findScoredSitting(tx: Tx, sittingId: string, how: { lock?: boolean } = {}): Promise<ScoredSitting | undefined> {
  const query = tx.selectFrom('score_sitting').select(['sitting_id', 'exam_code', 'exam_year', 'roll_state', 'roll_after', 'roll_count']).where('sitting_id', '=', sittingId);
  const r = await (how.lock === true ? query.forUpdate() : query).executeTakeFirst();
  return r && { sittingId: r.sitting_id, examCode: r.exam_code, examYear: r.exam_year, rollState: r.roll_state === 'gathered' ? 'gathered' : r.roll_state === 'gathering' ? 'gathering' : 'none', rollAfter: r.roll_after, rollCount: r.roll_count };
}

/** Adds a page of ticket holders; who stands there already is taken at their newest choice. */
export async function addToRoll(tx: Tx, sittingId: string, holders: readonly TicketHolder[]): Promise<void> {
  await sql`
    insert into score_roll (sitting_id, number, application_id, account_id, province, level_code, specialty_code, subject_codes)
    select ${sittingId}, n, a, o, p, l, s, string_to_array(c, ',') from unnest(
      ${holders.map((h) => h.number)}::text[], ${holders.map((h) => h.applicationId)}::uuid[], ${holders.map((h) => h.accountId)}::uuid[], ${holders.map((h) => h.province)}::text[],
      ${holders.map((h) => h.levelCode)}::text[], ${holders.map((h) => h.specialtyCode)}::text[], ${holders.map((h) => h.subjectCodes.join(','))}::text[]) as t (n, a, o, p, l, s, c)
    on conflict (sitting_id, number) do update set level_code = excluded.level_code, specialty_code = excluded.specialty_code, subject_codes = excluded.subject_codes`.execute(tx);
}

/** Takes somebody off the roll, with the cards made of them; their marks stay where they were loaded, and count for nobody. False for whoever does not stand there. */
export async function takeOffRoll(tx: Tx, sittingId: string, applicationId: string): Promise<boolean> {
  const gone = await tx.deleteFrom('score_roll').where('sitting_id', '=', sittingId).where('application_id', '=', applicationId).returning('number').executeTakeFirst();
  if (!gone) return false;
  await tx.deleteFrom('score_card').where('sitting_id', '=', sittingId).where('number', '=', gone.number).execute();
  await tx.updateTable('score_sitting').set((e) => ({ roll_count: e('roll_count', '-', 1) })).where('sitting_id', '=', sittingId).execute();
  return true;
}

/** How far the roll is. */
export async function moveRoll(tx: Tx, sittingId: string, to: { state: 'gathering' | 'gathered'; after: string; count: number; at: Date | null }): Promise<void> {
  await tx.updateTable('score_sitting').set({ roll_state: to.state, roll_after: to.after, roll_count: to.count, roll_gathered_at: to.at }).where('sitting_id', '=', sittingId).execute();
}

/** Keeps the papers of a sitting as they stand now. */
export async function keepPapers(tx: Tx, sittingId: string, papers: readonly Paper[]): Promise<void> {
  if (papers.length === 0) return;
  await tx.insertInto('score_paper').values(papers.map((p) => ({
    sitting_id: sittingId, level_code: p.levelCode, specialty_code: p.specialtyCode, subject_code: p.subjectCode, full_tenths: p.fullTenths, pass_tenths: p.passTenths, kind: p.kind, name_zh: p.nameZh, name_en: p.nameEn,
  }))).onConflict((c) => c.doNothing()).execute();
}

/** Takes suspended papers (停考) off a roll that was gathered before: nobody is asked for a mark of an exam that did not take place, and none becomes −1. */
export async function takePapersOffRoll(tx: Tx, sittingId: string, people: readonly { applicationId: string; subjects: readonly string[] }[]): Promise<void> {
  if (people.length === 0) return;
  await sql`update score_roll r set subject_codes = array(select unnest(r.subject_codes) except select unnest(string_to_array(t.s, ',')) order by 1)
    from unnest(${people.map((p) => p.applicationId)}::uuid[], ${people.map((p) => p.subjects.join(','))}::text[]) as t (a, s) where r.sitting_id = ${sittingId} and r.application_id = t.a`.execute(tx);
  const gone = await sql`delete from score_roll r where r.sitting_id = ${sittingId} and r.application_id = any(${people.map((p) => p.applicationId)}::uuid[]) and cardinality(r.subject_codes) = 0 returning r.number`.execute(tx);
  if (gone.rows.length > 0) await tx.updateTable('score_sitting').set((e) => ({ roll_count: e('roll_count', '-', gone.rows.length) })).where('sitting_id', '=', sittingId).execute();
}
