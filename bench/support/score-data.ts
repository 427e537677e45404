import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ScoreImportId } from '#contracts/scores.ts';
import { listSittings } from '#server/modules/catalogue/index.ts';
import { sealCard } from '#server/modules/scores/cards/card-content.ts';
import { cardKey } from '#server/modules/scores/cards/card-key.ts';
import { putCards } from '#server/modules/scores/cards/cards.store.ts';
import { importHandlers } from '#server/modules/scores/import/imports.jobs.ts';
import { insertImport } from '#server/modules/scores/import/imports.store.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import type { Login } from '#server/platform/db/roles.ts';
import type { InProcess } from './program.ts';
import { spent, type Spent } from './spent.ts';

const SUBJECTS = 4;
export const ticketOf = (i: number): string => `2703437${String(i).padStart(7, '0')}`;

/** A sitting of 一级建造师, as the catalogue has it. */
export async function sittingOf(own: InProcess): Promise<string> {
  const found = (await inTransaction(own.db, (tx) => listSittings(tx))).find((s) => s.examCode === '034');
  if (!found) throw new Error('the catalogue has no sitting of 034');
  return found.id;
}

/** Runs plain SQL as the superuser. */
export async function asSuperuser<T>(login: Login, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The sitting's papers, and its release as two people approved it: cards answer from yesterday on. */
export async function releaseScores(login: Login, sitting: string): Promise<void> {
  await asSuperuser(login, async (c) => {
    await c.query(`insert into score_paper select $1, '04', '15', s::text, 1600, 960, 'mixed', s::text, s::text from generate_series(1, 4) s on conflict do nothing`, [sitting]);
    await c.query(`insert into score_release (sitting_id, row_version, state, opens_at, proposed_by_id, proposed_by_name, proposed_at, approved_by_id, approved_by_name, approved_at)
      values ($1, 3, 'approved', now() - interval '1 day', gen_random_uuid(), '周敏', now() - interval '3 days', gen_random_uuid(), '欧阳倩', now() - interval '2 days')`, [sitting]);
  });
}

/** A roll of invented ticket holders with four subjects each, as if seats had been allocated; each tenth of them was reported absent. Whatever scores the sitting had are gone. */
export async function enrolMany(login: Login, sitting: string, examinees: number): Promise<void> {
  await asSuperuser(login, async (c) => {
    await c.query('truncate score, score_sitting, score_roll, score_paper, exam_day_mark');
    await c.query(`insert into score_sitting (sitting_id, exam_code, exam_year, roll_state, roll_count, roll_gathered_at) values ($1, '034', 2027, 'gathered', $2, now())`, [sitting, examinees]);
    await c.query(`insert into score_roll select $1, '2703437' || lpad(i::text, 7, '0'), gen_random_uuid(), gen_random_uuid(), '37', '04', '15', '{1,2,3,4}' from generate_series(1, $2::int) i`, [sitting, examinees]);
    await c.query(`insert into score_paper select $1, '04', '15', s::text, 1600, 960, 'mixed', s::text, s::text from generate_series(1, 4) s`, [sitting]);
    await c.query(`insert into exam_day_mark (sitting_id, number, subject_code, kind, province, by_id, by_name, at)
      select $1, '2703437' || lpad(i::text, 7, '0'), s::text, 'absent', '37', gen_random_uuid(), '孙丽华', now() from generate_series(10, $2::int, 10) i, generate_series(1, 4) s`, [sitting, examinees]);
    await c.query('vacuum analyze score_roll, exam_day_mark');
  });
}

/** The file of marks of such a roll, one mark a row; `shuffled` has its people in no order. */
export function fileOf(examinees: number, shuffled = false): Buffer {
  const parts = [Buffer.from('准考证号,科目,成绩\n')];
  // a step that shares no factor with the number of people meets each of them once
  const step = shuffled ? 7_919 : 1;
  for (let from = 0; from < examinees; from += 10_000) {
    let lines = '';
    for (let n = from; n < Math.min(from + 10_000, examinees); n += 1) {
      const i = ((n * step) % examinees) + 1;
      for (let s = 1; s <= SUBJECTS; s += 1) lines += `${ticketOf(i)},${String(s)},${i % 10 === 0 ? '-1' : `${String(20 + ((i * 7 + s * 13) % 130))}.${String(i % 2 === 0 ? 5 : 0)}`}\n`;
    }
    parts.push(Buffer.from(lines));
  }
  return Buffer.concat(parts);
}

/** What a bare COPY of the rows of `score` costs, from a file of the server's own into a table with the same columns: with the same key, and without any. */
export async function copyBare(login: Login, folder: string): Promise<{ keyed: Spent; unkeyed: Spent }> {
  return asSuperuser(login, async (c) => {
    const file = join(folder, 'bare.copy');
    await c.query(`copy score to '${file}' (format binary)`);
    const into = async (table: string, including: string) => {
      await c.query(`drop table if exists ${table}; create table ${table} (like score ${including}); checkpoint`);
      const cost = await spent(folder, () => c.query(`copy ${table} from '${file}' (format binary)`));
      await c.query(`drop table ${table}`);
      return cost;
    };
    const costs = { keyed: await into('bare_keyed', 'including indexes'), unkeyed: await into('bare_unkeyed', '') };
    rmSync(file);
    return costs;
  });
}

export type ImportCost = Record<'prepare' | 'check' | 'load', Spent> & { /** The most memory of this process while it checked and loaded, and before. */ peakMiB: number; beforeMiB: number };

/** Brings a file as an officer does and has the background work on it, step by step with their costs. */
export async function importFile(own: InProcess, login: Login, folder: string, sitting: string, bytes: Buffer): Promise<ImportCost> {
  const { db, kit } = own;
  const id = ScoreImportId.parse(randomUUID());
  const blobId = await kit.blobs.put(bytes, 'text/csv');
  const [zhou, ouyang] = [randomUUID(), randomUUID()];
  await inTransaction(db, (tx) => insertImport(tx, { id, sittingId: sitting, fileName: 'scores.csv', bytes: bytes.length, digest: createHash('sha256').update(bytes).digest(), blobId }, { staffId: zhou, name: '周敏' }, new Date()));
  const handlers = importHandlers({ tickets: { readTicketHoldersAfter: () => Promise.resolve([]) } });
  const step = async (name: string): Promise<Spent> => {
    const handler = handlers.find((h) => h.job.name === `scores.${name}`);
    if (!handler) throw new Error(name);
    await asSuperuser(login, (c) => c.query('checkpoint'));
    return spent(folder, async () => {
      const prepared: unknown = await handler.prepare?.({ kit, now: Date.now(), read: (work) => inTransaction(db, work), near: (work) => inTransaction(db, work) }, { importId: id });
      await inTransaction(db, (tx) => handler.work({ tx, now: Date.now(), kit }, { importId: id }, prepared));
    });
  };
  const prepare = sumOf(await step('prepare-file'), await step('gather-roll'));
  const beforeMiB = memoryMiB();
  let peakMiB = beforeMiB;
  const looking = setInterval(() => { peakMiB = Math.max(peakMiB, memoryMiB()); }, 50);
  const check = await step('check-import');
  const [found] = (await asSuperuser(login, (c) => c.query<{ state: string; faults: number }>('select state, faults from score_import where import_id = $1', [id]))).rows;
  if (found?.state !== 'checked' || found.faults !== 0) throw new Error(`the bench's file was not clean: ${JSON.stringify(found)}`);
  await asSuperuser(login, (c) => c.query(`update score_import set state = 'loading', proposed_by_id = $2, proposed_by_name = '周敏', proposed_at = now(), approved_by_id = $3, approved_by_name = '欧阳倩' where import_id = $1`, [id, zhou, ouyang]));
  const load = await step('load-import');
  clearInterval(looking);
  return { prepare, check, load, peakMiB, beforeMiB };
}

const memoryMiB = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

export function sumOf(...parts: readonly Spent[]): Spent {
  return { seconds: parts.reduce((sum, p) => sum + p.seconds, 0), cpuSeconds: parts.reduce((sum, p) => sum + p.cpuSeconds, 0) };
}

/** Cards of so many people, with keys and seals as the program makes them; answers the keys of some of them. */
export async function makeCardsFor(own: InProcess, sitting: string, from: number, to: number, sample: number): Promise<Buffer[]> {
  const { crypto } = own.kit;
  const content = (t: string) => sealCard(crypto, { u: randomUUID(), a: randomUUID(), n: '张伟', t, f: '0343720270000011', p: '37', l: '04', s: '15', y: 2, m: { 1: 605, 2: 780, 3: -1, 4: 960 }, c: [['3', 2026]], h: false });
  const keys: Buffer[] = [];
  const every = Math.max(1, Math.floor((to - from) / sample));
  for (let i = from; i <= to; i += 5_000) {
    const cards = Array.from({ length: Math.min(5_000, to - i + 1) }, (_, n) => ({ key: cardKey(crypto, sitting, 'ticket', ticketOf(i + n), '张伟'), number: ticketOf(i + n), content: content(ticketOf(i + n)) }));
    keys.push(...cards.filter((_, n) => (i + n) % every === 0).map((c) => c.key));
    await inTransaction(own.db, (tx) => putCards(tx, sitting, cards));
  }
  return keys;
}
