import { yuan } from '#contracts/money.ts';
import type { Lang } from '#contracts/refusals.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import type { ConfirmedContent } from '#server/modules/applications/index.ts';
import type { Line } from './domain/confirmation-diff.ts';
import { words } from './words.ts';

/** A frozen confirmation as lines that can be compared with another one, labels of the reader's language. */
export function confirmedLines(c: ConfirmedContent, lang: Lang): Line[] {
  const w = words[lang];
  const l = w.lines;
  const { form } = c;
  const row = (r: ConfirmedContent['degree']) => (r === null ? '' : `${r.institution} ${r.major} ${r.month}`);
  const list = (items: readonly Record<string, unknown>[]) => items.map((item) => Object.values(item).filter((v) => v !== undefined && v !== null && v !== '').map(String).join(' ')).join('；');
  return [
    { term: l.exam, value: sittingText(c.exam, c.exam.name, lang) },
    { term: l.place, value: c.prefecture.name[lang] }, { term: l.point, value: c.reviewPoint.name[lang] },
    { term: l.level, value: `${c.level.code} ${c.level.name[lang]}` }, { term: l.specialty, value: `${c.specialty.code} ${c.specialty.name[lang]}` },
    { term: l.subjects, value: c.subjects.map((s) => s.name[lang]).join('；') }, { term: l.due, value: w.yuan(yuan(c.dueInFen)) },
    { term: l.education, value: row(c.education) }, { term: l.degree, value: row(c.degree) },
    { term: l.work, value: w.years(form.yearsInProfession) }, { term: l.years, value: w.years(form.yearsOfWork) },
    { term: l.employer, value: form.employer }, { term: l.history, value: list(form.workHistory) },
    { term: l.titles, value: list(form.titles) }, { term: l.certificates, value: list(form.certificates) }, { term: l.posts, value: list(form.posts) },
    { term: l.phone, value: form.phone }, { term: l.mail, value: form.mail }, { term: l.address, value: form.address }, { term: l.postcode, value: form.postcode },
    { term: l.needs, value: form.specialNeeds ?? '' },
  ];
}
