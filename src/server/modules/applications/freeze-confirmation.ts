import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ApplicationForm } from '#contracts/applications.ts';
import { ReviewPoint } from '#contracts/catalogue.ts';
import { EligibilityFacts, EligibilityVerdict } from '#contracts/eligibility.ts';
import { Words } from '#contracts/words.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findPrefecture } from '#server/modules/catalogue/index.ts';
import type { SignedLetter } from '#server/modules/commitments/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Assessment } from './assess-form.ts';
import { insertSnapshot } from './applications.store.ts';
import { rowState } from './material-demands.ts';
import type { Asking, Taken } from './take-application.ts';

const CONTEXT = 'application_snapshot.content';
const Coded = z.object({ code: z.string(), name: Words });
const Row = z.object({ level: z.string(), second: z.string().nullable().default(null), institution: z.string(), month: z.string(), major: z.string(), mode: z.string().nullable(), certificateNumber: z.string(), verification: z.string() });

/** What a confirmation freezes: data with the labels of that moment, so that no later change of a table can rewrite it (2.18). Older rows must stay readable: only add. */
export const ConfirmedContent = z.object({
  number: z.string(),
  confirmedAt: z.number(),
  exam: Coded.extend({ year: z.number().int(), examOn: z.array(z.string()) }),
  province: Coded.extend({ phone: z.string() }),
  prefecture: Coded,
  account: z.object({
    name: z.string(), glyphDescription: z.string().nullable(), documentType: z.string(), documentNumber: z.string(), maskedDocumentNumber: z.string(),
    bornOn: z.string().nullable(), sex: z.string().nullable(),
  }),
  identityVerification: z.string(),
  education: Row,
  degree: Row.nullable(),
  form: ApplicationForm,
  level: Coded.extend({ entry: z.string() }),
  specialty: Coded,
  subjects: z.array(Coded.extend({ feeInFen: z.number().int(), legalBasis: z.string() })),
  reviewPoint: ReviewPoint,
  fileNumber: z.string().nullable(),
  dueInFen: z.number().int(),
  verdict: EligibilityVerdict,
  /** What the verdict was measured on; confirmations of before this was kept have none. */
  facts: EligibilityFacts.nullable().default(null),
  majorMatches: z.boolean(),
  mismatchAnsweredAt: z.number().nullable(),
  commitment: z.object({ state: z.string(), version: z.string().nullable(), text: z.string().nullable(), digest: z.string().nullable(), signedAt: z.number().nullable() }),
});
export type ConfirmedContent = z.infer<typeof ConfirmedContent>;

/** Seals the confirmed content, with the letter that was signed if one was, and its digest beside the application. */
export async function freezeConfirmation({ tx, kit, now }: Asking, { app, offer, person }: Taken, a: Assessment, letter: SignedLetter | undefined): Promise<void> {
  const { config, province } = offer;
  const { form, number } = app;
  invariant(config && province && form && number, 'only a complete application is confirmed');
  const { account } = person;
  const education = account.educations.find((e) => e.id === form.educationId);
  const degree = account.degrees.find((d) => d.id === form.degreeId);
  invariant(education, 'the rules accepted an education that exists');
  const content: ConfirmedContent = {
    number, confirmedAt: now,
    exam: { code: offer.exam.code, name: offer.exam.name, year: offer.sitting.year, examOn: offer.sitting.examOn },
    province: { code: config.province, name: province.name, phone: config.phone },
    prefecture: { code: form.prefecture, name: (await findPrefecture(tx, form.prefecture))?.name ?? { zh: form.prefecture, en: form.prefecture } },
    account: {
      name: account.name, glyphDescription: account.glyphDescription ?? null, documentType: account.documentType, documentNumber: account.documentNumber,
      maskedDocumentNumber: account.maskedDocumentNumber, bornOn: account.bornOn ?? null, sex: account.sex ?? null,
    },
    identityVerification: person.verification.identity.state,
    education: { level: education.level, second: null, institution: education.institution, month: education.graduatedIn, major: education.major, mode: education.mode, certificateNumber: education.certificateNumber, verification: rowState(person, education.id) },
    degree: degree ? { level: degree.level, second: degree.second ?? null, institution: degree.institution, month: degree.awardedIn, major: degree.major, mode: null, certificateNumber: degree.certificateNumber, verification: rowState(person, degree.id) } : null,
    form,
    level: { code: a.level.code, name: a.level.name, entry: a.level.entry }, specialty: { code: a.specialty.code, name: a.specialty.name },
    subjects: a.amount.lines.map((l) => ({ code: l.subjectCode, name: l.subjectName, feeInFen: l.amountInFen, legalBasis: l.legalBasis })),
    reviewPoint: a.reviewPoint, fileNumber: a.fileNumber, dueInFen: a.amount.dueInFen, verdict: a.verdict, facts: a.facts,
    majorMatches: a.majorMatches, mismatchAnsweredAt: app.mismatchAnsweredAt,
    commitment: { state: app.dimensions.commitment, version: letter?.version ?? null, text: letter?.content ?? null, digest: letter?.digest.toString('hex') ?? null, signedAt: letter?.signedAt.getTime() ?? null },
  };
  const text = JSON.stringify(content);
  insertSnapshot(tx, app, { version: app.version, content: kit.crypto.seal(CONTEXT, text), digest: createHash('sha256').update(text).digest(), at: new Date(now) });
}

/** Opens a frozen confirmation. */
export function readConfirmed(kit: Kit, sealed: Buffer): ConfirmedContent {
  return ConfirmedContent.parse(JSON.parse(kit.crypto.open(CONTEXT, sealed)));
}
