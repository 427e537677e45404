import { readFile } from 'node:fs/promises';
import { z } from 'zod';

import { ExamCode } from '#contracts/catalogue.ts';
import { Words } from '#contracts/words.ts';
import { projectPath } from '#server/platform/project-path.ts';

const FieldFile = z.object({
  source: z.object({ what: z.string().min(1), from: z.array(z.string()).min(1), notes: z.string(), version: z.string() }),
  fields: z.array(z.object({ key: z.string().regex(/^[a-z]+$/), name: Words, exams: z.array(ExamCode).min(1) })),
});
/** A field of work with its exams (专业领域). */
export type ExamField = z.infer<typeof FieldFile>['fields'][number];

let fields: Promise<ExamField[]> | undefined;

/** The fields by which the list of exams is narrowed, read once in a process. */
export function examFields(): Promise<ExamField[]> {
  return (fields ??= readFile(projectPath('seeds/reference/exam-fields.json'), 'utf8').then((text) => FieldFile.parse(JSON.parse(text)).fields));
}
