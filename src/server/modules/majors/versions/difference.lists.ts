import { z } from 'zod';
import { MajorImportId } from '#contracts/major-imports.ts';
import { MajorVersionId, type MajorHead } from '#contracts/major-versions.ts';
import type { Words } from '#contracts/words.ts';
import { refusalText } from '#contracts/refusals.ts';
import type { Result } from '#server/kernel/result.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { lookingAt } from '../asking.ts';
import type { LineDiff } from '../domain/diff-lines.ts';
import { stops } from '../domain/major-findings.ts';
import { fieldName } from '../import/field-words.ts';
import { readImport, readImportDiff } from '../import/present-import.ts';
import { categoryText } from '../import/template.ts';
import { findingsOf } from './read-findings.ts';
import { readVersion } from './take-version.ts';
import { textOf } from './version.lists.ts';
import { readDiff } from './view-diff.ts';

const KINDS = { added: { zh: '增加', en: 'added' }, removed: { zh: '删除', en: 'removed' }, changed: { zh: '修改', en: 'changed' } };
const access = ['rule.edit'] as const;

type Read = Result<{ diff: LineDiff; head: MajorHead }>;

/** A row for each field that differs, so that a changed line is read field by field. */
function rowsOf(read: Read, { lang }: ListReading) {
  if (!read.ok) return [];
  const { diff, head } = read.value;
  const value = (field: string, text: string) => (field === 'category' ? categoryText(text, lang) : field === 'restored' && text !== '' ? '✓' : text);
  return diff.differences.flatMap((d) => d.fields.map((f) => ({ kind: KINDS[d.kind][lang], code: d.code, name: d.name, field: fieldName(f.field, head, lang), before: value(f.field, f.before), after: value(f.field, f.after) })));
}

const differences = <F extends z.ZodObject>(name: string, title: Words, filters: F, read: (reading: ListReading, f: z.output<F>) => Promise<Read>, describe: (reading: ListReading, f: z.output<F>) => Promise<string>) => defineList({
  name, title, access, filters,
  columns: { kind: { zh: '变化', en: 'What happened' }, code: { zh: '专业代码', en: 'Code' }, name: { zh: '专业名称', en: 'Name' }, field: { zh: '栏目', en: 'Field' }, before: { zh: '原为', en: 'Was' }, after: { zh: '改为', en: 'Is' } },
  describe: async (reading, f) => [await describe(reading, f)],
  count: async (reading, f) => rowsOf(await read(reading, f), reading).length,
  part: async (reading, f, after) => wholePart(after === undefined ? rowsOf(await read(reading, f), reading) : [], after),
});

/** 对照: what one version changes. */
const ofVersion = differences('majors.differences', { zh: '专业对照表：与底本的对照', en: 'Table of majors: differences' }, z.object({ version: MajorVersionId }), (reading, f) => readDiff(lookingAt(reading), f.version), (reading, f) => textOf(reading, f.version));

/** 载入后的对照: what loading one file would change. */
const ofImport = differences('majors.import-differences', { zh: '专业对照表：载入后的对照', en: 'Table of majors: what loading would change' }, z.object({ import: MajorImportId }), (reading, f) => readImportDiff(lookingAt(reading), f.import), async (reading, f) => {
  const read = await readImport(lookingAt(reading), f.import);
  return read.ok ? read.value.found.fileName : '';
});

/** 检查结果: everything that speaks against one version. */
const findings = defineList({
  name: 'majors.findings', title: { zh: '专业对照表：检查结果', en: 'Table of majors: findings' }, access, filters: z.object({ version: MajorVersionId }),
  columns: { weight: { zh: '轻重', en: 'Weight' }, line: { zh: '行', en: 'Line' }, code: { zh: '专业代码', en: 'Code' }, text: { zh: '问题', en: 'Finding' } },
  describe: async (reading, f) => [await textOf(reading, f.version)],
  count: async (reading, f) => (await found(reading, f.version)).length,
  part: async (reading, f, after) => wholePart(after === undefined ? (await found(reading, f.version)).map((one) => ({
    weight: { zh: stops(one) ? '须改正' : '提示', en: stops(one) ? 'to mend' : 'advice' }[reading.lang], line: one.line ? String(one.line.at) : '', code: one.line?.code ?? '', text: refusalText(one.refusal, reading.lang),
  })) : [], after),
});

export const differenceLists = [ofVersion, ofImport, findings];

async function found(reading: ListReading, id: MajorVersionId) {
  const version = await readVersion(lookingAt(reading), id);
  return version.ok ? findingsOf(reading.tx, version.value) : [];
}
