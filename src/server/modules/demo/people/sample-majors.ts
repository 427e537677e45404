import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { MajorVersionId, type MajorHead, type MajorLineContent } from '#contracts/major-versions.ts';
import type { CountsAs } from '#contracts/major-precedents.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { findMajorTable } from '#server/modules/catalogue/index.ts';
import { addLine, draftVersion, keepImport, prepareImport, proposeVersion, recordPrecedent, saveHead, type Tabling } from '#server/modules/majors/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { projectPath } from '#server/platform/project-path.ts';

/** Tables of majors in every state an officer would try: a draft with a checked file that has faults, a version that waits for its second person, precedents. */
export const loadSampleMajors = declareJob({ name: 'demo.load-sample-majors', payload: z.object({ asked: z.int().default(0) }), attempts: 3 });
/** The file of the draft: read and checked as an officer's upload is. */
export const importSampleMajors = declareJob({ name: 'demo.import-sample-majors', payload: z.object({ versionId: MajorVersionId }), attempts: 3 });

const ASKED_MOST = 600;
const DAY = 86_400_000;
const FILE = '一级建造师专业对照表-送审稿.csv';
const NATION = 'bu.guanli';
const ECONOMY = 'kaowu.jingji';

export const onLoadSampleMajors = handleJob(loadSampleMajors, {
  work: async ({ tx, now }, { asked }) => {
    const waits = (await Promise.all([NATION, ECONOMY, ...PRECEDENTS.map((p) => p.by)].map((name) => findMemberByUserName(tx, name)))).some((member) => member === undefined);
    if (waits) {
      if (asked < ASKED_MOST) await enqueue(tx, loadSampleMajors, { asked: asked + 1 }, { now, runAt: now + 3_000 });
      return;
    }
    const nextYear = Number(beijingDay(now).slice(0, 4)) + 1;
    await beginDraft(await tablingOf(tx, NATION, now), nextYear);
    await proposeForEconomists(await tablingOf(tx, ECONOMY, now), nextYear);
    await leavePrecedents(tx, now, nextYear - 1);
  },
});

export const onImportSampleMajors = handleJob(importSampleMajors, {
  prepare: async ({ read, now }, { versionId }) => {
    const { by } = await read((tx) => tablingOf(tx, NATION, now));
    return must(await prepareImport(read, by, versionId, { fileName: FILE, bytes: await readFile(projectPath(`seeds/demo/majors/${FILE}`)) }));
  },
  work: async ({ tx, now }, { versionId }, prepared) => {
    must(await keepImport(await tablingOf(tx, NATION, now), versionId, prepared));
  },
});

async function beginDraft(tabling: Tabling, year: number): Promise<void> {
  const base = await findMajorTable(tabling.tx, '034', year);
  invariant(base, 'the constructors have a table');
  const id = must(await draftVersion(tabling, { basedOn: base.version, examCodes: [] }));
  const { examCodes, educationLevel, columns, otherCategory, complete } = base;
  must(await saveHead(tabling, id, { version: 1, examCodes, educationLevel, columns, otherCategory, complete, appliesFrom: year, appliesTo: null, title: { zh: `一级建造师资格考试专业对照表（${String(year)}版，送审稿）`, en: `Table of majors for Class 1 Constructor (${String(year)}, draft)` }, source: '示例：按新版本科专业目录修订' }));
  await enqueue(tabling.tx, importSampleMajors, { versionId: id });
}

async function proposeForEconomists(tabling: Tabling, year: number): Promise<void> {
  const id = must(await draftVersion(tabling, { basedOn: null, examCodes: ['001'] }));
  const head: MajorHead = {
    title: { zh: `经济专业技术资格考试专业对照表（${String(year)}版）`, en: `Table of majors for the economist exams (${String(year)})` }, examCodes: ['001'], educationLevel: 'any', appliesFrom: year, appliesTo: null, complete: false,
    columns: [{ key: 'current', name: { zh: '2020年版目录', en: 'Catalogue of 2020' }, graduatedFrom: '202001' }, { key: 'name2012', name: { zh: '2012年版目录', en: 'Catalogue of 2012' }, graduatedFrom: '201209' }, { key: 'earlier', name: { zh: '2012年以前', en: 'Before 2012' }, graduatedFrom: null }],
    otherCategory: { zh: '经济学、管理学以外的专业', en: 'Majors outside economics and management' }, source: '示例数据',
  };
  must(await saveHead(tabling, id, { version: 1, ...head }));
  let version = 2;
  for (const line of ECONOMICS) must(await addLine(tabling, id, { version: version++, ...line }));
  must(await proposeVersion(tabling, id, { version, reason: '请第二人核对后批准' }));
}

const line = (code: string, nameZh: string, nameEn: string, classZh: string, category: MajorLineContent['category'], earlier: string[] = []): MajorLineContent => ({ code, nameZh, nameEn, classZh, category, names: { name2012: [nameZh], ...(earlier.length > 0 && { earlier }) }, restored: false, note: null });
const ECONOMICS: readonly MajorLineContent[] = [
  line('020101', '经济学', 'Economics', '经济学类', 'core'), line('020301K', '金融学', 'Finance', '金融学类', 'core', ['货币银行学', '国际金融']), line('020201K', '财政学', 'Public Finance', '财政学类', 'core', ['财政学', '税务']),
  line('020401', '国际经济与贸易', 'International Economics and Trade', '经济与贸易类', 'core', ['国际贸易', '国际经济']), line('120203K', '会计学', 'Accounting', '工商管理类', 'related'), line('120206', '人力资源管理', 'Human Resource Management', '工商管理类', 'related', ['劳动经济']),
];

/** Decisions of last year's reviews, whose applications are no longer here: agreement on one major, disagreement on another. */
const PRECEDENTS: readonly { by: string; province: string; point: string; major: string; countsAs: CountsAs; reason: string; daysAgo: number }[] = [
  { by: 'shenhe.jinan', province: '37', point: '3701-01', major: '智能建造与管理', countsAs: 'core', reason: '培养方案以土木工程课程为主，授予工学学士', daysAgo: 92 },
  { by: 'shenhe.jiangxi', province: '36', point: '3601-01', major: '智能建造与管理', countsAs: 'core', reason: '学校出具证明，与智能建造课程设置一致', daysAgo: 81 },
  { by: 'shenhe.gansu', province: '62', point: '6201-01', major: '智能建造与管理', countsAs: 'core', reason: '专业课程与土木工程一致', daysAgo: 60 },
  { by: 'shenhe.shandong', province: '37', point: '3702-01', major: '工学', countsAs: 'other', reason: '证书只写学科门类，按其他专业认定', daysAgo: 75 },
  { by: 'shenhe.jinan', province: '37', point: '3701-01', major: '工学', countsAs: 'related', reason: '学校证明所学为工程力学方向', daysAgo: 74 },
  { by: 'shenhe.hebei', province: '13', point: '1301-01', major: '工学', countsAs: 'none', reason: '无法证明具体专业，不予认定', daysAgo: 51 },
  { by: 'shenhe.gansu', province: '62', point: '6201-01', major: '建筑工程技术', countsAs: 'core', reason: '大专专业，课程与土木工程一致', daysAgo: 88 },
  { by: 'shenhe.shandong', province: '37', point: '3701-01', major: '建筑工程技术', countsAs: 'core', reason: '高职专业目录中属土建施工类', daysAgo: 70 },
  { by: 'shenhe.jiangxi', province: '36', point: '3601-01', major: '建筑工程技术', countsAs: 'related', reason: '专科目录与本科目录没有对应，按相近专业认定', daysAgo: 66 },
  { by: 'shenhe.jiangxi', province: '36', point: '3601-01', major: '艺术设计', countsAs: 'none', reason: '课程与工程建设无关', daysAgo: 77 },
];

async function leavePrecedents(tx: Tx, now: Instant, examYear: number): Promise<void> {
  for (const p of PRECEDENTS) {
    const member = await findMemberByUserName(tx, p.by);
    invariant(member, `no sample member of staff ${p.by}`);
    const from = { applicationId: newId(), examCode: '034', examYear, province: p.province, reviewPointId: p.point, stated: p.major };
    must(await recordPrecedent(tx, { staffId: member.id, name: member.name }, from, { of: 'education', countsAs: p.countsAs, reason: p.reason }, now - p.daysAgo * DAY));
  }
}

async function tablingOf(tx: Tx, userName: string, now: Instant): Promise<Tabling> {
  const member = await findMemberByUserName(tx, userName);
  invariant(member, `no sample member of staff ${userName}`);
  return { tx, now, by: { staffId: member.id, name: member.name, jurisdiction: member.jurisdiction } };
}

/** A refusal is a fault of the sample data and stops here. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`sample majors were refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}
