import type { Db } from '#server/platform/db/tx.ts';

/** What a demonstration left in this database: sample people whose passwords everybody knows, a clock that was moved. */
export async function findTracesOfDemonstration(db: Db): Promise<string[]> {
  const person = await db.selectFrom('demo_person').select('person_key').where('stage', '<>', 'waiting').limit(1).executeTakeFirst();
  const clock = await db.selectFrom('virtual_clock').select('offset_in_ms').executeTakeFirst();
  return [...(person ? ['sample people'] : []), ...(clock && Number(clock.offset_in_ms) !== 0 ? ['a clock that was moved'] : [])];
}
