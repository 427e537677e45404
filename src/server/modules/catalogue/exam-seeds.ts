import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Exam } from '#contracts/catalogue.ts';

/** Reads every exam of the catalogue from the data files (seeds/reference/exams), checked against the contract. */
export async function readExams(seedsFolder: string): Promise<Exam[]> {
  const folder = join(seedsFolder, 'exams');
  const names = (await readdir(folder)).filter((n) => n.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => Exam.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
}
