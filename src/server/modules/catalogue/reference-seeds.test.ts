import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentCategory, DocumentType } from '#contracts/document-types.ts';
import { DegreeLevel, DEGREE_LEVEL_CODES, DegreeType, EducationLevel, EDUCATION_LEVEL_CODES, SecondDegree, StudyMode } from '#contracts/education.ts';
import { documentNumberRefusals } from '#contracts/identity-documents.ts';
import { PROVINCE_CODES } from '#contracts/regions.ts';
import { readDocumentTypeSeeds, readEducationSeeds, readMajorSeeds, readRegionSeeds, readSecurityQuestionSeeds } from './reference-seeds.ts';

const FOLDER = 'seeds/reference';
const { provinces, prefectures } = readRegionSeeds(FOLDER);
const unique = (values: string[]) => new Set(values).size === values.length;

describe('places of application', () => {
  test('are the 32 of the manual, in its order (R-2.2.1-09)', () => {
    const manual = '北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 四川省 贵州省 云南省 西藏自治区 重庆市 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区 新疆兵团';
    expect(provinces.map((p) => p.name.zh).join(' ')).toBe(manual);
    expect(provinces.map((p) => p.code)).toEqual([...PROVINCE_CODES]);
    expect(provinces.map((p) => p.order)).toEqual(provinces.map((_, i) => i + 1));
  });

  test('carry numbers nobody can be called on, and say so', () => {
    expect(provinces.every((p) => p.phonesFictional)).toBe(true);
    expect(provinces.flatMap((p) => p.phones).every((phone) => /^0\d{2,3}-0/.test(phone))).toBe(true);
    expect(unique(provinces.flatMap((p) => p.phones))).toBe(true);
  });
});

describe('prefectures', () => {
  const GB2260 = ['city', 'prefecture', 'autonomous_prefecture', 'league'];

  test('are all 333 of the country: 293 cities, 7 prefectures, 30 autonomous prefectures, 3 leagues', () => {
    const count = (kind: string) => prefectures.filter((p) => p.kind === kind).length;
    expect(GB2260.map(count)).toEqual([293, 7, 30, 3]);
  });

  test('are as many in each province as the country has', () => {
    const counts = provinces.map((p) => prefectures.filter((f) => f.province === p.code && GB2260.includes(f.kind)).length);
    expect(counts).toEqual([0, 0, 11, 11, 12, 14, 9, 13, 0, 13, 11, 16, 9, 11, 16, 17, 13, 14, 21, 14, 4, 21, 9, 16, 7, 0, 10, 14, 8, 5, 14, 0]);
  });

  test('leave no province without a choice: 省直 or the municipality itself, and 14 divisions of the XPCC', () => {
    for (const { code } of provinces) expect(prefectures.filter((f) => f.code === `${code}00`), code).toHaveLength(1);
    expect(prefectures.filter((f) => f.kind === 'xpcc_division').map((f) => f.code)).toEqual(Array.from({ length: 14 }, (_, i) => `66${String(i + 1).padStart(2, '0')}`));
    expect(prefectures.filter((f) => f.kind === 'municipality').map((f) => f.name.zh)).toEqual(['北京市', '天津市', '上海市', '重庆市']);
  });

  test('stand under their own province, each code once', () => {
    expect(prefectures.every((f) => f.code.startsWith(f.province))).toBe(true);
    expect(unique(prefectures.map((f) => f.code))).toBe(true);
    expect(prefectures.every((f) => /^[\x20-\x7Eü]+$/.test(f.name.en))).toBe(true);
  });
});

describe('identity documents', () => {
  const rows = readDocumentTypeSeeds(FOLDER);

  test('every type of the contract is offered once, in its derived category (D-20)', () => {
    expect(rows.map((r) => r.type)).toEqual(DocumentType.options);
    for (const row of rows) expect(row.category, row.type).toBe(documentCategory(row.type));
  });

  test('every example is a number its own type takes', () => {
    for (const row of rows) expect(documentNumberRefusals(row.type, row.example, '2026-11-23'), row.type).toEqual([]);
  });
});

test('education choices name every value of the contract with its national code', () => {
  const seeds = readEducationSeeds(FOLDER);
  expect(seeds.educationLevels.map((c) => c.value)).toEqual(EducationLevel.options);
  for (const c of seeds.educationLevels) expect(c.code).toBe(EDUCATION_LEVEL_CODES[c.value]);
  expect(seeds.degreeLevels.map((c) => c.value)).toEqual(DegreeLevel.options);
  for (const c of seeds.degreeLevels) expect(c.code).toBe(DEGREE_LEVEL_CODES[c.value]);
  expect(seeds.degreeTypes.map((c) => c.value)).toEqual(DegreeType.options);
  expect(seeds.secondDegrees.map((c) => c.value)).toEqual(SecondDegree.options);
  expect(seeds.studyModes.map((c) => c.value)).toEqual(StudyMode.options);
});

test('the first recovery question is the manual’s (R-2.1.1-20)', () => {
  const questions = readSecurityQuestionSeeds(FOLDER);
  expect(questions[0]?.name.zh).toBe('我就读的第一所学校的名称？');
  expect(questions).toHaveLength(8);
  expect(unique(questions.map((q) => q.code))).toBe(true);
});

describe('the table of equivalent majors', () => {
  const [table2019, table2022, postgraduate] = readMajorSeeds(FOLDER);
  const majors = table2019?.majors ?? [];

  test('has 45 majors, 36 of them core and 9 related (R-1.1-04)', () => {
    expect(majors.filter((m) => m.category === 'core')).toHaveLength(36);
    expect(majors.filter((m) => m.category === 'related').map((m) => m.name.zh)).toEqual(['航海技术', '轮机工程', '交通运输', '自动化', '生物医学工程', '核工程与核技术', '工程力学', '园林', '工商管理']);
    expect(unique(majors.map((m) => m.code))).toBe(true);
  });

  test('has the ten core majors of the lost page, marked restored (R-1.1-D)', () => {
    expect(majors.filter((m) => m.restored).map((m) => m.name.zh).sort()).toEqual(
      ['测绘工程', '交通工程', '港口航道与海岸工程', '船舶与海洋工程', '水利水电工程', '水文与水资源工程', '热能与动力工程', '冶金工程', '环境工程', '安全工程'].sort(),
    );
  });

  test('has every printed row, and no row that is neither printed nor marked restored', () => {
    const printed = readFileSync(new URL('majors-as-printed.txt', import.meta.url), 'utf8').trim().split('\n');
    const kept = majors.flatMap((m) => m.rows.filter((row) => !row.restored).map((row) => `${m.name.zh} ← ${(row.names['name1993'] ?? []).join('，')} | ${(row.names['before1993'] ?? []).join('，') || '–'}`));
    expect(printed).toHaveLength(138);
    expect([...kept].sort()).toEqual([...printed].sort());
  });

  test('has a second edition that owns to being a part', () => {
    expect(table2022?.complete).toBe(false);
    expect(table2022?.majors.every((m) => m.category === 'core')).toBe(true);
    expect(unique(table2022?.majors.map((m) => m.code) ?? [])).toBe(true);
    expect([table2019?.appliesTo, table2022?.appliesFrom, postgraduate?.appliesFrom]).toEqual([2021, 2022, 2022]);
    expect([table2019?.educationLevel, table2022?.educationLevel, postgraduate?.educationLevel]).toEqual(['any', 'undergraduate', 'postgraduate']);
  });

  test('names only its own columns', () => {
    for (const table of [table2019, table2022, postgraduate]) {
      const keys = table?.columns.map((c) => c.key) ?? [];
      for (const row of table?.majors.flatMap((m) => m.rows) ?? []) expect(keys).toEqual(expect.arrayContaining(Object.keys(row.names)));
    }
  });
});
