import type { ExamDayKind } from '#contracts/exam-day.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { bare, type RowFault } from '#server/kernel/sheet-text.ts';
import { parseSubject, parseTicketNumber } from './marks.ts';

/** What stands in a file or a form about one examinee and subject. */
export type ExamDayLine = { row: number; number: string; subject: string; kind: ExamDayKind; note: string };
/** What is known of them: which subjects they sit, what is recorded and whether a mark is loaded. */
export type KnownExaminee = { subjects: readonly string[]; recorded: Readonly<Partial<Record<string, ExamDayKind>>>; scored: readonly string[] };

const KINDS = new Map<string, ExamDayKind>([['缺考', 'absent'], ['absent', 'absent'], ['1', 'absent'], ['违纪', 'violation'], ['violation', 'violation'], ['breach', 'violation'], ['2', 'violation']]);
const HEADINGS: Record<'number' | 'subject' | 'kind' | 'note', readonly string[]> = { number: ['准考证号', 'ticketnumber', 'ticket'], subject: ['科目', '科目代码', 'subject'], kind: ['情况', '类别', 'kind'], note: ['说明', '备注', '情况说明', 'note'] };
const KIND_WORDS = { absent: '缺考', violation: '违纪' } as const;

/** Noes to recording one line, all at once; nobody whom the reader may not see is known. */
export function refusalsToRecord({ subject, kind, note }: Pick<ExamDayLine, 'subject' | 'kind' | 'note'>, known: KnownExaminee | undefined): Refusal[] {
  if (!known) return [refuse('score.ticket_not_found', { path: 'ticket' })];
  const no: Refusal[] = [];
  if (!known.subjects.includes(subject)) no.push(refuse('exam_day.not_sat', { path: 'subject' }));
  if (known.scored.includes(subject)) no.push(refuse('exam_day.scored', { path: 'subject' }));
  const before = known.recorded[subject];
  if (before !== undefined && before !== kind) no.push(refuse('exam_day.recorded', { path: 'subject', params: { kind: KIND_WORDS[before] } }));
  if (kind === 'violation' && note.length < 4) no.push(refuse('exam_day.say_what', { path: 'note' }));
  return no;
}

export type ReadExamDay = { lines: ExamDayLine[]; columns: Record<'number' | 'subject' | 'kind' | 'note', number | null>; faults: (RowFault & { row: number; value: string })[] };

/** Reads a file's lines of tab-separated cells; undefined without headings. */
export function readExamDay(text: string): ReadExamDay | undefined {
  const rows = text.split('\n').map((line) => line.split('\t').map((c) => c.trim()));
  const find = (cells: readonly string[], what: keyof typeof HEADINGS) => { const at = cells.findIndex((c) => HEADINGS[what].includes(bare(c))); return at === -1 ? null : at; };
  const header = rows.slice(0, 15).findIndex((cells) => (['number', 'subject', 'kind'] as const).every((h) => find(cells, h) !== null));
  if (header === -1) return undefined;
  const columns = { number: find(rows[header] ?? [], 'number'), subject: find(rows[header] ?? [], 'subject'), kind: find(rows[header] ?? [], 'kind'), note: find(rows[header] ?? [], 'note') };
  const faults: ReadExamDay['faults'] = [];
  const lines: ExamDayLine[] = [];
  const seen = new Map<string, number>();
  rows.forEach((cells, at) => {
    if (at <= header || cells.every((c) => c === '')) return;
    const row = at + 1;
    const cell = (what: keyof typeof columns) => { const column = columns[what]; return column === null ? '' : (cells[column] ?? ''); };
    const no = (what: keyof typeof columns, refusal: Refusal) => { faults.push({ row, column: columns[what], value: cell(what).slice(0, 60), refusal }); };
    const number = parseTicketNumber(cell('number'));
    const subject = parseSubject(cell('subject'));
    const kind = KINDS.get(bare(cell('kind')));
    if (number === undefined) no('number', refuse('score.ticket_not_found'));
    if (subject === undefined) no('subject', refuse('exam_day.not_sat'));
    if (kind === undefined) no('kind', refuse('exam_day.kind_unknown'));
    if (number === undefined || subject === undefined || kind === undefined) return;
    const first = seen.get(`${number} ${String(subject)}`);
    if (first !== undefined) { no('number', refuse('exam_day.twice', { params: { row: first } })); return; }
    seen.set(`${number} ${String(subject)}`, row);
    lines.push({ row, number, subject: String(subject), kind, note: cell('note').slice(0, 300) });
  });
  return { lines, columns, faults };
}
