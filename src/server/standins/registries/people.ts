import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const YearMonth = z.string().regex(/^\d{6}$/);

const EducationEntry = z.strictObject({
  certificateNumber: z.string().min(1),
  institution: z.string().min(1),
  graduatedIn: YearMonth,
  major: z.string().min(1),
  educationLevel: z.string().min(1),
  /** Entries known only on paper: the registry answers 需人工核验. */
  manual: z.boolean().default(false),
});
export type EducationEntry = z.infer<typeof EducationEntry>;

const DegreeEntry = z.strictObject({
  certificateNumber: z.string().min(1),
  institution: z.string().min(1),
  awardedIn: YearMonth,
  major: z.string().min(1),
  degreeLevel: z.string().min(1),
  manual: z.boolean().default(false),
});
export type DegreeEntry = z.infer<typeof DegreeEntry>;

const TitleEntry = z.strictObject({
  title: z.string().min(1),
  level: z.enum(['junior', 'intermediate', 'senior', 'full_senior']),
  obtainedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  certificateNumber: z.string().min(1).optional(),
  manual: z.boolean().default(false),
});

/** What others reported to the credit platform about a person. */
const CreditEntry = z.strictObject({
  number: z.string().min(1), kind: z.enum(['serious', 'especially_serious']), authority: z.string().min(1), decidedOn: z.string().min(10), until: z.string().nullable(),
});

/** A person as the stand-in registries know them; `earlierNumbers` are documents the certificates may still be filed under. */
export const KnownPerson = z.strictObject({
  name: z.string().min(1),
  documentNumber: z.string().min(1),
  status: z.enum(['current', 'cancelled', 'manual']).default('current'),
  earlierNumbers: z.array(z.string()).default([]),
  educations: z.array(EducationEntry).default([]),
  degrees: z.array(DegreeEntry).default([]),
  titles: z.array(TitleEntry).default([]),
  credit: z.array(CreditEntry).default([]),
});
export type KnownPerson = z.infer<typeof KnownPerson>;

export const PeopleFile = z.strictObject({ note: z.string(), persons: z.array(KnownPerson) });

/** What the registries hold; a number that nobody in it has is answered by the rule for unknown people. */
export type RegistryData = { persons: KnownPerson[] };

/** Reads the known people; stops with every fault when the file does not have the shape. */
export async function readPeople(file: string | URL): Promise<RegistryData> {
  const { persons } = PeopleFile.parse(JSON.parse(await readFile(file, 'utf8')));
  return { persons };
}
