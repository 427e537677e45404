import { maskPhone } from '#contracts/contact.ts';
import { beijingTime } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';
import type { ExportColumn } from '#contracts/reports.ts';
import { openNumbers } from '#server/modules/accounts/index.ts';
import { findPrefecture, findProvince, findReviewPoint, getExam, getSitting, levelsIn, listDocumentTypes, specialtiesOf, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { words } from '../words.ts';
import type { ExportRow } from './export-rows.store.ts';
import type { ExportJob } from './exports.store.ts';

type Names = { exam: string; level: string; specialty: string; subjects: ReadonlyMap<string, string> };

/** What fills a row's cells in the order of the chosen columns; names are looked up once for all rows of a kind. Ends with the mark of who exported. */
export function rowWriter(tx: Tx, crypto: FieldCrypto, job: ExportJob) {
  const { lang } = job;
  const w = words[lang];
  const documents = new Map<string, string>(listDocumentTypes().map((d) => [d.type, d.name[lang]]));
  const choice = remembered(async (sitting: string, level: string, specialty: string): Promise<Names> => {
    const { examCode, year } = await getSitting(tx, sitting);
    const exam = await getExam(tx, examCode);
    return {
      exam: `${String(year)} ${exam.name[lang]}`, level: levelsIn(exam, year).find((l) => l.code === level)?.name[lang] ?? '', specialty: specialtiesOf(exam, level, year).find((s) => s.code === specialty)?.name[lang] ?? '',
      subjects: new Map(subjectsOf(exam, level, specialty, year).map((s) => [s.code, s.name[lang]])),
    };
  });
  const province = remembered(async (code: string) => (await findProvince(tx, ProvinceCode.parse(code)))?.name[lang] ?? code);
  const prefecture = remembered(async (code: string) => (await findPrefecture(tx, PrefectureCode.parse(code)))?.name[lang] ?? code);
  const point = remembered(async (id: string) => (await findReviewPoint(tx, id))?.name[lang] ?? id);
  const opens = job.columns.includes('document_number') || job.columns.includes('phone');
  const mark = markOf(job);

  return async (row: ExportRow): Promise<string[]> => {
    const names = await choice(row.sitting_id, row.level_code ?? '', row.specialty_code ?? '');
    const numbers = opens ? openNumbers(crypto, row) : undefined;
    const whole = job.unmaskReason !== null;
    const cells: Record<ExportColumn, () => string | Promise<string>> = {
      number: () => row.number ?? '', name: () => row.name, document_type: () => documents.get(row.document_type) ?? row.document_type,
      document_number: () => (numbers ? (whole ? numbers.documentNumber : maskDocumentNumber(numbers.documentNumber)) : ''),
      phone: () => (numbers?.phone ? (whole ? numbers.phone : maskPhone(numbers.phone)) : ''),
      exam: () => names.exam, level: () => names.level, specialty: () => names.specialty, subjects: () => row.subject_codes.map((c) => names.subjects.get(c) ?? c).join('；'),
      province: () => (row.province === null ? '' : province(row.province)), prefecture: () => (row.prefecture === null ? '' : prefecture(row.prefecture)), review_point: () => (row.review_point_id === null ? '' : point(row.review_point_id)),
      data_state: () => w.data[row.data_state] ?? row.data_state, review_state: () => w.review[row.review_state] ?? row.review_state, review_reason: () => row.review_reason ?? '',
      payment_state: () => w.payment[row.payment_state] ?? row.payment_state, ended: () => (row.ended === null ? '' : (w.ended[row.ended] ?? row.ended)),
      started_at: () => beijingTime(row.started_at.getTime()), confirmed_at: () => (row.confirmed_at ? beijingTime(row.confirmed_at.getTime()) : ''), changed_at: () => beijingTime(row.changed_at.getTime()),
    };
    const values: string[] = [];
    for (const column of job.columns) {
      const value = cells[column]();
      values.push(typeof value === 'string' ? value : await value);
    }
    return [...values, mark];
  };
}

/** The mark every row and every page's foot carries: who, when, what for, which export (导出标记). */
export function markOf(job: Pick<ExportJob, 'id' | 'staffName' | 'staffUserName' | 'purpose' | 'requestedAt'>): string {
  return `${job.staffName}（${job.staffUserName}） ${beijingTime(job.requestedAt)} ${job.purpose} #${job.id.slice(-8)}`;
}

function remembered<A extends string[], V>(find: (...args: A) => Promise<V>): (...args: A) => Promise<V> {
  const kept = new Map<string, Promise<V>>();
  return (...args) => {
    const key = args.join('\n');
    const found = kept.get(key) ?? find(...args);
    kept.set(key, found);
    return found;
  };
}
