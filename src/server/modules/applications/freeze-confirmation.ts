import { createHash } from 'node:crypto';
import { findSignedLetter } from '#server/modules/commitments/index.ts';
import type { Asking, Taken } from './take-application.ts';
import type { Assessment } from './assess-form.ts';
import { insertSnapshot } from './applications.store.ts';

/** What a confirmation freezes: data with the labels of that moment, so that no later change of a table can rewrite it (2.18). */
export type ConfirmedContent = {
  number: string | null;
  confirmedAt: number;
  exam: { code: string; name: { zh: string; en: string }; year: number; examOn: string[] };
  province: { code: string; name: { zh: string; en: string }; phone: string };
  account: Pick<Taken['person']['account'], 'name' | 'glyphDescription' | 'documentType' | 'documentNumber' | 'bornOn' | 'sex' | 'educations' | 'degrees'>;
  verification: Taken['person']['verification'];
  form: NonNullable<Taken['app']['form']>;
  level: { code: string; name: { zh: string; en: string }; entry: string };
  specialty: { code: string; name: { zh: string; en: string } };
  subjects: { code: string; name: { zh: string; en: string }; feeInFen: number; legalBasis: string }[];
  reviewPoint: Assessment['reviewPoint'];
  fileNumber: string | null;
  dueInFen: number;
  verdict: Assessment['verdict'];
  majorMatches: boolean;
  mismatchAnsweredAt: number | null;
  commitment: { state: string; version: string | null; text: string | null; digest: string | null; signedAt: number | null };
};

/** Seals the confirmed content and its digest beside the application. */
export async function freezeConfirmation({ tx, kit, now }: Asking, { app, offer, person }: Taken, a: Assessment): Promise<void> {
  if (!offer.config || !offer.province || !app.form) throw new Error('only a complete application is confirmed');
  const letter = app.dimensions.commitment === 'signed' ? await findSignedLetter(tx, app.accountId, app.id, 'commitment') : undefined;
  const { account } = person;
  const content: ConfirmedContent = {
    number: app.number, confirmedAt: now,
    exam: { code: offer.exam.code, name: offer.exam.name, year: offer.sitting.year, examOn: offer.sitting.examOn },
    province: { code: offer.config.province, name: offer.province.name, phone: offer.config.phone },
    account: {
      name: account.name, glyphDescription: account.glyphDescription, documentType: account.documentType, documentNumber: account.documentNumber,
      bornOn: account.bornOn, sex: account.sex, educations: account.educations, degrees: account.degrees,
    },
    verification: person.verification, form: app.form,
    level: { code: a.level.code, name: a.level.name, entry: a.level.entry }, specialty: { code: a.specialty.code, name: a.specialty.name },
    subjects: a.amount.lines.map((l) => ({ code: l.subjectCode, name: l.subjectName, feeInFen: l.amountInFen, legalBasis: l.legalBasis })),
    reviewPoint: a.reviewPoint, fileNumber: a.fileNumber, dueInFen: a.amount.dueInFen, verdict: a.verdict,
    majorMatches: a.majorMatches, mismatchAnsweredAt: app.mismatchAnsweredAt,
    commitment: { state: app.dimensions.commitment, version: letter?.version ?? null, text: letter?.content ?? null, digest: letter?.digest.toString('hex') ?? null, signedAt: letter?.signedAt.getTime() ?? null },
  };
  const text = JSON.stringify(content);
  await insertSnapshot(tx, app, { version: app.version, content: kit.crypto.seal('application_snapshot.content', text), digest: createHash('sha256').update(text).digest(), at: new Date(now) });
}
