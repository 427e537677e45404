import { bare } from '#server/kernel/sheet-text.ts';
import { parseSubject } from './marks.ts';

/** What the columns of a file of scores hold, by column from 0: one mark a row with its subject, or one examinee a row with a column for each subject. */
export type Layout = { ticket: number } & ({ kind: 'long'; subject: number; mark: number } | { kind: 'wide'; subjects: { column: number; subject: number }[] });

const TICKET = new Set(['准考证号', '准考证号码', 'ticketnumber', 'ticketno', 'ticket', 'admissionticketnumber']);
const SUBJECT = new Set(['科目', '科目代码', '科目编号', 'subject', 'subjectcode']);
const MARK = new Set(['成绩', '分数', '得分', 'mark', 'score', 'marks']);

/** Understands a row of headings (列标题); undefined when it is not one, or says one thing twice. */
export function layoutOf(headings: readonly string[]): Layout | undefined {
  const words = headings.map(bare);
  const only = (of: ReadonlySet<string>) => (words.filter((w) => of.has(w)).length === 1 ? words.findIndex((w) => of.has(w)) : undefined);
  const ticket = only(TICKET);
  if (ticket === undefined) return undefined;
  const [subject, mark] = [only(SUBJECT), only(MARK)];
  if (subject !== undefined && mark !== undefined) return { kind: 'long', ticket, subject, mark };
  const subjects = words.flatMap((w, column) => {
    const number = parseSubject(w.replace(/^(科目|subject)/, '').replace(/(成绩|分数)$/, ''));
    return number === undefined || column === ticket ? [] : [{ column, subject: number }];
  });
  return subjects.length > 0 && new Set(subjects.map((s) => s.subject)).size === subjects.length ? { kind: 'wide', ticket, subjects } : undefined;
}
