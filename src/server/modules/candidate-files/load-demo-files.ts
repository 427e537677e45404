import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SubjectResult } from '#contracts/candidate-files.ts';
import { DocumentType } from '#contracts/document-types.ts';
import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { recordSubjectResult } from './commands/record-subject-result.ts';
import { fileKey } from './file-key.ts';

const DemoFiles = z.strictObject({
  note: z.string(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      documentType: DocumentType.default('resident_id'),
      documentNumber: z.string(),
      examCode: z.string(),
      province: z.string(),
      results: z.array(SubjectResult.extend({ year: z.number().int().min(-10).max(-1) })),
    }),
  ),
});

/** Where the fictional files of the demonstration stand; their years are offsets, so that they fit any year it is shown in. */
export const DEMO_FILES = projectPath('seeds/demo/candidate-files.json');

/** Archives the fictional results of the demonstration, counted back from `year`; repeating it changes nothing. */
export async function loadDemoFiles(tx: Tx, crypto: FieldCrypto, year: number, now: Instant, file = DEMO_FILES): Promise<void> {
  const { files } = DemoFiles.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const person of files) {
    for (const result of person.results) {
      await recordSubjectResult(tx, fileKey(crypto, person, person.examCode), person.province, { ...result, year: year + result.year }, now);
    }
  }
}
