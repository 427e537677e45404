import type { JSX } from 'preact';

import type { Exam, Level, Sitting, Subject } from '#contracts/catalogue.ts';
import { holdsIn } from '#contracts/year-span.ts';
import { dayWords } from '#portal/day-words.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Table } from '#portal/parts/table.tsx';
import { examWords } from './exam-words.ts';

type Props = { exam: Exam; level: Level; year: number; sitting: Pick<Sitting, 'examOn'> | undefined; page: PageContext };

/** The subjects of a level (考试科目): type, length, marks, and when each is held where the time table says so. */
export function SubjectTable({ exam, level, year, sitting, page }: Props): JSX.Element {
  const w = examWords[page.lang].exam;
  const anySpecialty = page.lang === 'zh' ? w.specialties : w.specialties.toLowerCase();
  const subjects = exam.subjects.filter((s) => holdsIn(s, year) && s.levels.includes(level.code));
  const when = (s: Subject): string => startsOf(exam, level, s, year).map(({ day, startsAt }) => `${dayOf(sitting, day, page)} ${startsAt}`).join(page.lang === 'zh' ? '、' : ', ');
  const timed = subjects.some((s) => when(s) !== '');
  return (
    <Table
      caption={level.name[page.lang]}
      captionUnseen
      rows={subjects}
      rowKey={(s) => `${s.code}-${s.name.zh}`}
      columns={[
        { title: w.subject, cell: (s) => `${s.code} ${s.name[page.lang].replace('{specialty}', anySpecialty)}${s.openBook ? `（${w.openBook}）` : ''}` },
        ...(timed ? [{ title: w.heldAt, cell: (s: Subject) => when(s) || '—' }] : []),
        { title: w.type, cell: (s) => w.types[s.type] },
        { title: w.minutes, cell: (s) => w.minutesOf(s.minutes), figures: true },
        { title: w.marks, cell: (s) => `${String(s.passMark)} / ${String(s.fullMark)}`, figures: true },
      ]}
    />
  );
}

/** The moments a subject begins, each once; an exam held in batches is told by its announcement. */
function startsOf(exam: Exam, level: Level, subject: Subject, year: number): { day: number; startsAt: string }[] {
  const rows = exam.timetable.filter((r) => holdsIn(r, year) && r.level === level.code && r.subject === subject.code);
  if (rows.some((r) => r.batch !== undefined)) return [];
  return [...new Map(rows.map((r) => [`${String(r.day)} ${r.startsAt}`, { day: r.day, startsAt: r.startsAt }])).values()];
}

function dayOf(sitting: Props['sitting'], day: number, page: PageContext): string {
  const on = sitting?.examOn.toSorted()[day - 1];
  return on === undefined ? examWords[page.lang].exam.dayOf(day) : dayWords(on, page.lang, page.now);
}
