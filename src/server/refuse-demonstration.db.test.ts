import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseDemonstration } from './refuse-demonstration.ts';
import { freshDatabase } from './testing/database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => { database = await freshDatabase(); });
afterAll(() => database.drop());

test('production starts on a database that was nothing else, and on none with sample people or a moved clock', async () => {
  await expect(refuseDemonstration(database.db)).resolves.toBeUndefined();
  await database.asOwner(`insert into demo_person (person_key, stage, changed_at) values ('zhang-wei', 'registered', now())`);
  await expect(refuseDemonstration(database.db)).rejects.toThrow('sample people');
  await database.asOwner(`delete from demo_person`);
  await database.asOwner(`insert into virtual_clock (offset_in_ms, moved_at) values (86400000, now())`);
  await expect(refuseDemonstration(database.db)).rejects.toThrow('a clock that was moved');
});
