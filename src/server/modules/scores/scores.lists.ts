import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { beijingTime } from '#contracts/dates.ts';
import { RecheckState } from '#contracts/rechecks.ts';
import { ScoreFaultKind, ScoreImportId, SCORE_CODE_WORDS } from '#contracts/scores.ts';
import type { Result } from '#server/kernel/result.ts';
import { defineList, wholePart, type ListPart, type ListReading } from '#server/platform/lists/list-source.ts';
import type { Scoring } from './asking.ts';
import { viewExamDay } from './exam-day/record-exam-day.ts';
import { viewFaults, viewImports } from './import/present-import.ts';
import { viewRechecks } from './recheck/decide-recheck.ts';
import { viewHolds, viewSittings } from './release/present-release.ts';
import { viewStatistics } from './statistics/statistics.routes.ts';
import { viewPassVoids } from './voids/void-passes.ts';

const see = ['score.see'] as const;
const OfSitting = z.object({ sitting: SittingId });
const PERSON = { ticket: { zh: '准考证号', en: 'Ticket number' }, name: { zh: '姓名', en: 'Name', person: true }, province: { zh: '省份', en: 'Province' } } as const;
const BY = { by: { zh: '办理人', en: 'By' }, at: { zh: '时间', en: 'When' } } as const;
const REASON = { zh: '理由', en: 'Reason' } as const;

const scoring = ({ tx, now, lang, by }: ListReading): Scoring => ({ tx, now, lang, by: { staffId: by.staffId, name: '', jurisdiction: by.jurisdiction, permissions: by.permissions } });

/** One page of a screen's list, and where the next begins. */
type Page<Row> = { rows: Row[]; next: string | null };
const END = 'end';

/** A part of a list from the pages its screen reads: as many as fill it. */
async function partOf<Row, K extends string>(page: (after: string) => Promise<Page<Row>>, rowOf: (row: Row) => Partial<Record<K, string>>, after: string | undefined, limit: number): Promise<ListPart<K>> {
  if (after === END) return { rows: [], last: undefined };
  const rows: Row[] = [];
  let next: string | null = after ?? '';
  while (next !== null && rows.length < limit) {
    const found: Page<Row> = await page(next);
    rows.push(...found.rows);
    next = found.next;
  }
  return { rows: rows.map(rowOf), last: next ?? END, read: rows.length < limit ? rows.length : limit };
}

async function countOf<Row>(page: (after: string) => Promise<Page<Row>>): Promise<number> {
  let count = 0;
  let next: string | null = '';
  do {
    const found: Page<Row> = await page(next);
    count += found.rows.length;
    next = found.next;
  } while (next !== null);
  return count;
}

/** A list read as its screen reads it, page by page; what is not theirs is empty. */
function paged<const K extends string, F extends z.ZodObject, V, Row>(list: {
  name: string; title: { zh: string; en: string }; access: readonly ('score.see' | 'score.recheck' | 'score.hold')[]; columns: Record<K, { zh: string; en: string }>; filters: F;
  view: (scoring: Scoring, filters: z.output<F>, after: string) => Promise<Result<V>>; rows: (view: V) => Page<Row>; row: (row: Row, reading: ListReading) => Record<K, string>;
}) {
  const pageOf = (reading: ListReading, filters: z.output<F>) => async (after: string): Promise<Page<Row>> => {
    const found = await list.view(scoring(reading), filters, after);
    return found.ok ? list.rows(found.value) : { rows: [], next: null };
  };
  return defineList({
    name: list.name, title: list.title, access: list.access, columns: list.columns, filters: list.filters,
    count: (reading, filters) => countOf(pageOf(reading, filters)),
    part: (reading, filters, after, limit) => partOf(pageOf(reading, filters), (row) => list.row(row, reading), after, limit),
  });
}

const sittingList = defineList({
  name: 'scores.sittings', title: { zh: '成绩：考次', en: 'Scores: sittings' }, access: see, filters: z.object({}), columns: { sitting: { zh: '考试', en: 'Exam' }, month: { zh: '考试年月', en: 'Month' } },
  count: async (reading) => (await sittingsOf(reading)).length,
  part: async (reading, _, after) => wholePart((await sittingsOf(reading)).map((s) => ({ sitting: s.name, month: s.month })), after),
});
async function sittingsOf(reading: ListReading) {
  return (await viewSittings(scoring(reading))).value.sittings;
}

const importList = paged({
  name: 'scores.imports', title: { zh: '成绩文件', en: 'Files of scores' }, access: see, filters: OfSitting,
  columns: { file: { zh: '文件', en: 'File' }, digest: { zh: 'SHA-256', en: 'SHA-256' }, state: { zh: '状态', en: 'State' }, rows: { zh: '行数', en: 'Rows' }, marks: { zh: '成绩数', en: 'Marks' }, faults: { zh: '问题数', en: 'Faults' }, leftOut: { zh: '略过', en: 'Left out' }, loaded: { zh: '已载入', en: 'Loaded' } },
  view: (s, f) => viewImports(s, f.sitting), rows: (v) => ({ rows: v.imports, next: null }),
  row: (i) => ({ file: i.fileName, digest: i.sha256, state: i.state, rows: String(i.rows), marks: String(i.marks), faults: String(i.faults), leftOut: String(i.leftOut), loaded: i.loaded === null ? '' : String(i.loaded) }),
});

const faultList = paged({
  name: 'scores.faults', title: { zh: '成绩文件的问题', en: 'Faults of a file of scores' }, access: see, filters: z.object({ import: ScoreImportId, kind: ScoreFaultKind.optional() }),
  columns: { row: { zh: '行', en: 'Row' }, column: { zh: '列', en: 'Column' }, ticket: PERSON.ticket, subject: { zh: '科目', en: 'Subject' }, value: { zh: '内容', en: 'Content' }, problem: { zh: '问题', en: 'Fault' }, reason: { zh: '略过的理由', en: 'Left out because' } },
  view: (s, f, after) => viewFaults(s, f.import, { kind: f.kind, after: Number(after) }), rows: (v) => ({ rows: v.faults, next: v.next === null ? null : String(v.next) }),
  row: (r) => ({ row: r.row === null ? '' : String(r.row), column: r.column ?? '', ticket: r.ticket, subject: r.subject ?? '', value: r.value, problem: r.text, reason: r.leftOut?.reason ?? '' }),
});

const holdList = paged({
  name: 'scores.holds', title: { zh: '暂不公布名单', en: 'Scores held back' }, access: see, filters: OfSitting, columns: { ...PERSON, reason: REASON, ...BY },
  view: (s, f, after) => viewHolds(s, f.sitting, after), rows: (v) => ({ rows: v.holds, next: v.next }),
  row: (h) => ({ ticket: h.ticket, name: h.name, province: h.province, reason: h.reason, by: h.by, at: beijingTime(h.at) }),
});

/** 缺考、违纪登记, within the jurisdiction. */
export const examDayList = paged({
  name: 'scores.exam-day', title: { zh: '缺考和违纪登记', en: 'Absences and breaches' }, access: see, filters: OfSitting, columns: { ...PERSON, subject: { zh: '科目', en: 'Subject' }, kind: { zh: '情况', en: 'What' }, note: { zh: '说明', en: 'Note' }, ...BY },
  view: (s, f, after) => viewExamDay(s, f.sitting, after), rows: (v) => ({ rows: v.entries, next: v.next }),
  row: (e, { lang }) => ({ ticket: e.ticket, name: e.name, province: e.province, subject: e.subjectName, kind: SCORE_CODE_WORDS[e.kind === 'absent' ? -1 : -2][lang], note: e.note, by: e.by, at: beijingTime(e.at) }),
});

const recheckList = paged({
  name: 'scores.rechecks', title: { zh: '成绩复查', en: 'Re-checks' }, access: ['score.recheck'], filters: z.object({ sitting: SittingId, state: RecheckState }),
  columns: { ...PERSON, subject: { zh: '科目', en: 'Subject' }, mark: { zh: '成绩', en: 'Mark' }, statement: { zh: '申请说明', en: 'Statement' }, newMark: { zh: '更正为', en: 'Corrected to' }, findings: { zh: '结论', en: 'Findings' }, at: { zh: '申请时间', en: 'Asked at' } },
  view: (s, f, after) => viewRechecks(s, f.sitting, { state: f.state, after }), rows: (v) => ({ rows: v.rechecks, next: v.next }),
  row: (r) => ({ ticket: r.ticket, name: r.name, province: r.province, subject: r.subjectName, mark: r.mark, statement: r.statement, newMark: r.newMark ?? '', findings: r.findings ?? '', at: beijingTime(r.askedAt) }),
});

const statisticsList = paged({
  name: 'scores.statistics', title: { zh: '成绩统计', en: 'Statistics of scores' }, access: see, filters: OfSitting,
  columns: { level: { zh: '级别', en: 'Level' }, specialty: { zh: '专业', en: 'Specialty' }, subject: { zh: '科目', en: 'Subject' }, sat: { zh: '参考', en: 'Sat' }, absent: { zh: '缺考', en: 'Absent' }, violations: { zh: '违纪', en: 'Breaches' }, voided: { zh: '无效', en: 'Void' }, passed: { zh: '合格', en: 'Passed' }, mean: { zh: '平均分', en: 'Mean' } },
  view: (s, f) => viewStatistics(s, f.sitting), rows: (v) => ({ rows: v.papers, next: null }),
  row: (p) => ({ level: p.levelName, specialty: p.specialtyName, subject: p.subjectName, sat: String(p.sat), absent: String(p.absent), violations: String(p.violations), voided: String(p.voided), passed: String(p.passed), mean: p.mean === null ? '' : String(p.mean) }),
});

const voidList = paged({
  name: 'scores.pass-voids', title: { zh: '此前合格不予认定', en: 'Earlier passes that do not count' }, access: ['score.hold'], filters: OfSitting, columns: { ...PERSON, beforeYear: { zh: '此年以前', en: 'Before' }, reason: REASON, proposedBy: { zh: '提出', en: 'Proposed by' }, decidedBy: { zh: '确认', en: 'Decided by' }, at: BY.at },
  view: (s, f) => viewPassVoids(s, f.sitting), rows: (v) => ({ rows: v.voids, next: null }),
  row: (v) => ({ ticket: v.ticket, name: v.name, province: v.province, beforeYear: String(v.beforeYear), reason: v.reason, proposedBy: v.proposedBy, decidedBy: v.decidedBy ?? '', at: beijingTime(v.at) }),
});

/** The lists of scores that leave the house, read as their screens read them. */
export const scoreLists = [sittingList, importList, faultList, holdList, examDayList, recheckList, statisticsList, voidList];
