import type { JSX } from 'preact';

import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';
import type { PageContext } from '#portal/page-context.ts';
import { paths } from '#portal/paths.ts';
import { ExamPage, type ExamPageView } from './exam-page.tsx';
import { ExamsPage, type ExamsView } from './exams-page.tsx';

/** A page of the portal loaded for another moment, with what its mark says. */
export type Previewed = {
  lang: Lang;
  at: Instant;
  province: Words;
  published: boolean;
  note: Words | undefined;
  shows: { page: 'exam'; view: ExamPageView } | { page: 'exams'; view: ExamsView } | { page: 'province'; draw: (page: PageContext) => JSX.Element };
};

/** The real view in the frame of another moment (考生视角预览): clock, language and address are the preview's, and it says that it is one. */
export function PreviewedPage({ view: { lang, at, province, published, note, shows }, page }: { view: Previewed; page: PageContext }): JSX.Element {
  const seen = (path: string): PageContext => ({ ...page, lang, path, now: at, demo: false, preview: { province: province[lang], at, published, note: note?.[lang] } });
  if (shows.page === 'province') return shows.draw(seen('/my/applications'));
  return shows.page === 'exams'
    ? <ExamsPage view={shows.view} page={seen(paths.exams)} />
    : <ExamPage view={shows.view} page={seen(`${paths.exams}/${shows.view.detail.exam.code}`)} />;
}
