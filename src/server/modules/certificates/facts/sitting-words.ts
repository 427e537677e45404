import type { Completion } from '#contracts/completions.ts';
import type { Exam, Sitting } from '#contracts/catalogue.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Words } from '#contracts/words.ts';
import { sittingName as nameOfSitting } from '#contracts/sitting-name.ts';
import { findProvince, findSitting, getExam, levelsIn, specialtiesOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { kindOf, lastDayOf } from '../domain/kind-of.ts';
import type { NumberFacts } from '../domain/number-format.ts';
import { certificateTerms, type CertificateTerms } from '../terms.ts';
import type { CertificateFacts } from './certificate-facts.ts';

/** What the certificates of a sitting in a province have in common. */
export type SittingWords = { sitting: Sitting; exam: Exam; province: { code: string; name: Words }; terms: CertificateTerms };

/** Reads it; undefined for a sitting or a province there is none of. */
export async function findSittingWords(tx: Tx, sittingId: string, provinceCode: string): Promise<SittingWords | undefined> {
  const sitting = await findSitting(tx, sittingId);
  const code = ProvinceCode.safeParse(provinceCode).data;
  const province = code && (await findProvince(tx, code));
  return sitting && province && { sitting, exam: await getExam(tx, sitting.examCode), province: { code: provinceCode, name: province.name }, terms: certificateTerms(sitting.examCode) };
}

/** How a sitting is called: 2027年度一级建造师. */
export function sittingName({ sitting, exam }: Pick<SittingWords, 'sitting' | 'exam'>): Words {
  return nameOfSitting(sitting, exam.name);
}

/** What the certificate of one completion says beside the person and the numbers: kind, level, specialty and, for a proof, its last day. */
export function choiceFacts({ sitting, exam, province, terms }: SittingWords, c: Pick<Completion, 'levelCode' | 'specialtyCode'>, approvedOn: string) {
  const level = levelsIn(exam, sitting.year).find((l) => l.code === c.levelCode);
  const specialty = specialtiesOf(exam, c.levelCode, sitting.year).find((s) => s.code === c.specialtyCode);
  const { kind, years } = kindOf({ code: c.levelCode, entry: level?.entry ?? 'full' }, terms.proofs);
  const here = (text: string, name: string) => text.replace('{province}', name);
  return {
    kind, title: exam.certificate, exam: { code: exam.code, name: exam.name }, year: sitting.year, province, level: { code: c.levelCode, name: level?.name ?? bare(c.levelCode) }, specialty: { code: c.specialtyCode, name: specialty?.name ?? bare(c.specialtyCode) },
    approvedOn, validThrough: years === null ? null : lastDayOf(approvedOn, years), issuedBy: { zh: here(terms.issuedBy.zh, province.name.zh), en: here(terms.issuedBy.en, province.name.en) },
  } satisfies Partial<CertificateFacts>;
}

/** What the numbers of a certificate are made of. */
export function numberFacts({ sitting, exam, province }: SittingWords, levelCode: string, kind: NumberFacts['kind']): NumberFacts {
  return { exam: exam.code, year: sitting.year, province: province.code, level: levelCode, kind };
}

const bare = (code: string): Words => ({ zh: code, en: code });
