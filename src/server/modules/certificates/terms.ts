import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LevelCode } from '#contracts/catalogue.ts';
import { Words } from '#contracts/words.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { refusalsOfFormat } from './domain/number-format.ts';

const Format = z.string().refine((format) => refusalsOfFormat(format).length === 0, 'not a number format');
const Formats = z.object({ certificate: Format, management: Format });
const Proof = z.object({ level: LevelCode, years: z.int().positive().max(30) });
const Days = z.int().positive();
const Terms = z.object({
  formats: Formats, issuedBy: Words, exams: z.record(z.string(), z.object({ formats: Formats.optional(), issuedBy: Words.optional(), proofs: z.array(Proof).default([]) })),
  copies: z.object({ mostDays: Days, usualDays: Days, mostADay: z.int().positive() }), announcementDays: Days, reviewDays: Days, lawsuitMonths: z.int().positive(), expiringSoonDays: Days,
});
/** What holds for the certificates of one exam: number formats, which levels give a proof for how many years, who issues; and the terms all share. */
export type CertificateTerms = Omit<z.infer<typeof Terms>, 'exams'> & { proofs: z.infer<typeof Proof>[] };

let kept: z.infer<typeof Terms> | undefined;

/** The terms of certificates (编号格式、合格证明有效期、加注期限), from the program's data files; a fault in them stops the first use. */
export function certificateTerms(examCode: string): CertificateTerms {
  kept ??= Terms.parse(JSON.parse(readFileSync(projectPath('seeds/reference/certificate-terms.json'), 'utf8')));
  const { exams, ...shared } = kept;
  const own = exams[examCode];
  return { ...shared, formats: own?.formats ?? shared.formats, issuedBy: own?.issuedBy ?? shared.issuedBy, proofs: own?.proofs ?? [] };
}
