import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DegreeLevel, DegreeType, EducationLevel, SecondDegree, StudyMode } from '#contracts/education.ts';
import { DocumentType } from '#contracts/document-types.ts';
import { MajorTable } from '#contracts/majors.ts';
import { Prefecture, Province } from '#contracts/regions.ts';
import { Words } from '#contracts/words.ts';

/** Where a file of reference data comes from; every file begins with it. */
const Source = z.object({ what: z.string().min(1), from: z.array(z.string()).min(1), notes: z.string().optional(), version: z.string() });

const file = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ source: Source, ...shape });

const ProvincesFile = file({ provinces: z.array(Province) });
const PrefecturesFile = file({ prefectures: z.array(Prefecture) });

/** One kind of identity document as a form offers it: printed code, names, how to write the number. */
const DocumentTypeRow = z.object({
  type: DocumentType,
  code: z.string().regex(/^\d{2}$/),
  category: z.enum(['mainland', 'hong_kong_macao_taiwan', 'foreign', 'military']),
  name: Words,
  hint: Words,
  example: z.string().min(1),
});
export type DocumentTypeRow = z.infer<typeof DocumentTypeRow>;
const DocumentTypesFile = file({ documentTypes: z.array(DocumentTypeRow) });

const choice = <Value extends z.ZodType>(value: Value) => z.object({ value, code: z.string(), name: Words });
const EducationFile = file({
  educationLevels: z.array(choice(EducationLevel)),
  degreeLevels: z.array(choice(DegreeLevel)),
  degreeTypes: z.array(choice(DegreeType)),
  secondDegrees: z.array(choice(SecondDegree)),
  studyModes: z.array(choice(StudyMode).extend({ fullTime: z.boolean().nullable() })),
});
/** The choices of the education form (学历层次、学位层次、学位类型、培养方式) with their names. */
export type EducationChoices = Omit<z.infer<typeof EducationFile>, 'source'>;

const SecurityQuestion = z.object({ code: z.string().regex(/^[a-z_]+$/), name: Words });
/** One recovery question (密码找回问题). */
export type SecurityQuestion = z.infer<typeof SecurityQuestion>;
const SecurityQuestionsFile = file({ questions: z.array(SecurityQuestion).min(1) });

const MajorTableFile = MajorTable.extend({ source: Source });

const read = <Shape extends z.ZodType>(folder: string, name: string, shape: Shape): z.infer<Shape> =>
  shape.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));

/** The provinces and prefectures of the reference folder, checked. */
export function readRegionSeeds(folder: string): { provinces: Province[]; prefectures: Prefecture[] } {
  return {
    provinces: read(folder, 'provinces.json', ProvincesFile).provinces,
    prefectures: read(folder, 'prefectures.json', PrefecturesFile).prefectures,
  };
}

/** The editions of the table of equivalent majors in the reference folder, oldest first, checked. */
export function readMajorSeeds(folder: string): MajorTable[] {
  return ['construction-2019', 'construction-2022', 'construction-2022-postgraduate'].map((version) => {
    const { source: _source, ...table } = read(folder, `majors/${version}.json`, MajorTableFile);
    return table;
  });
}

/** The kinds of identity document in the order forms list them. */
export function readDocumentTypeSeeds(folder: string): DocumentTypeRow[] {
  return read(folder, 'document-types.json', DocumentTypesFile).documentTypes;
}

/** The choices of the education form. */
export function readEducationSeeds(folder: string): EducationChoices {
  const { source: _source, ...choices } = read(folder, 'education.json', EducationFile);
  return choices;
}

/** The recovery questions, the manual's own first. */
export function readSecurityQuestionSeeds(folder: string): SecurityQuestion[] {
  return read(folder, 'security-questions.json', SecurityQuestionsFile).questions;
}
