import { z } from 'zod';

import { ExamCode, SpecialtyCode } from './catalogue.ts';
import { YearMonth } from './dates.ts';
import { EducationLevel, StudyMode } from './education.ts';
import { TitleLevel } from './eligibility.ts';
import { ProvinceCode } from './regions.ts';

/** The facts of a self-test (报考条件自测) as its address carries them: short texts, coarse, nothing that names a person. Their order here is the order of every shared link. */
export const SELF_TEST_FIELDS = [
  'exam', 'year', 'province', 'specialty', 'class', 'level', 'mode', 'major', 'month', 'level2', 'mode2', 'major2', 'month2', 'degree', 'degreeMajor', 'degreeMonth',
  'work', 'profession', 'title', 'titleField', 'titleMonth', 'cert', 'certMonth', 'cert2', 'cert2Month', 'post', 'postMonth', 'born',
] as const;
export type SelfTestField = (typeof SELF_TEST_FIELDS)[number];

/** A degree as the self-test asks for it: a bachelor's may be a second one or one of a pair. */
export const SELF_TEST_DEGREES = ['bachelor', 'second', 'dual', 'master', 'doctorate'] as const;

const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'field.not_a_choice');
const year = (min: number, max: number) => z.coerce.number('field.invalid').int('field.invalid').min(min, 'field.too_small').max(max, 'field.too_big');
const years = year(0, 60);
/** A major as certificates print it: letters, digits and the marks of names; nothing an address could hide. */
const major = z.string().trim().max(60, 'field.too_long').regex(/^[\p{L}\p{N}\s()（）·、,，.&\-—《》“”"]*$/u, 'field.invalid');

/** The facts, each checked by itself; what is not stated is absent. */
export const SelfTestFacts = z.object({
  exam: ExamCode,
  year: year(2000, 2100),
  province: ProvinceCode.optional(),
  specialty: SpecialtyCode.optional(),
  class: code.optional(),
  level: EducationLevel,
  mode: StudyMode.default('full_time'),
  major: major.optional(),
  month: YearMonth,
  level2: EducationLevel.optional(),
  mode2: StudyMode.default('full_time'),
  major2: major.optional(),
  month2: YearMonth.optional(),
  degree: z.enum(SELF_TEST_DEGREES, 'field.choose').optional(),
  degreeMajor: major.optional(),
  degreeMonth: YearMonth.optional(),
  work: years.default(0),
  profession: years.default(0),
  title: TitleLevel.optional(),
  titleField: code.optional(),
  titleMonth: YearMonth.optional(),
  cert: code.optional(),
  certMonth: YearMonth.optional(),
  cert2: code.optional(),
  cert2Month: YearMonth.optional(),
  post: code.optional(),
  postMonth: YearMonth.optional(),
  born: year(1900, 2100).optional(),
});
export type SelfTestFacts = z.infer<typeof SelfTestFacts>;

/** Longest link of facts: every field stated, majors in characters of four bytes. */
export const SELF_TEST_LINK_MAX = 2600;

/** Facts that say nothing without another: what was obtained, and when. */
export const SELF_TEST_PAIRS = [['level2', 'month2'], ['title', 'titleMonth'], ['cert', 'certMonth'], ['cert2', 'cert2Month'], ['post', 'postMonth']] as const satisfies readonly (readonly [SelfTestField, SelfTestField])[];
