import { z } from 'zod';
import { SELF_TEST_FIELDS } from '#contracts/self-test.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok } from '#server/kernel/result.ts';
import { definePage, goTo, type AnyPage } from '#server/platform/http/page.ts';

import { educationChoices } from '../reference-choices.ts';
import { OtherExamsPage, SelfTestPage } from '../pages/self-test-page.tsx';
import { selfTestPath } from '../pages/self-test-path.ts';
import { loadOtherExams, loadSelfTest, selfTestLink, type LoadedSelfTest } from './load-self-test.ts';
import { presentLevel, presentMajor, presentStanding } from './self-test.present.ts';

/** Any text in any field: what is wrong with it is said at the field, not by a problem page. */
const text = z.string().max(200, 'field.too_long').optional();
const Query = z.object(Object.fromEntries(SELF_TEST_FIELDS.map((field) => [field, text])));
const open = { access: 'public', audit: null, limit: 'page', cacheSeconds: 60 } as const;

const selfTestPage = definePage({
  ...open, path: selfTestPath.test, query: Query, view: SelfTestPage,
  load: async ({ tx, now, visitor: { lang } }, { query }) => {
    const loaded = await loadSelfTest(tx, now, query, lang);
    if (loaded.elsewhere !== undefined) return goTo(`${selfTestPath.test}?${loaded.elsewhere}`);
    const { exam, facts, answers } = loaded;
    if (exam === undefined || facts === undefined || answers === undefined) return ok({ ...loaded, levels: [], major: null, link: null });
    const first = answers[0];
    return ok({
      ...loaded, link: selfTestLink(facts),
      levels: answers.map((a) => presentLevel(a, exam, lang, facts.level2 !== undefined, (id) => educationText(loaded, id, lang))),
      major: first === undefined ? null : presentMajor(first, exam, facts.class !== undefined, lang),
    });
  },
});

const otherExamsPage = definePage({
  ...open, path: selfTestPath.others, query: Query, view: OtherExamsPage,
  load: async ({ tx, now, visitor: { lang } }, { query }) => {
    const found = await loadOtherExams(tx, now, query, lang);
    if (found === undefined) return goTo(selfTestPath.test);
    return ok({
      year: found.facts.year, link: found.link,
      lines: found.standings.map((standing) => ({
        code: standing.exam.code, name: standing.exam.name[lang], ...presentStanding(standing, lang),
        href: `${selfTestPath.test}?${selfTestLink({ ...found.facts, exam: standing.exam.code, ...(standing.exam.code !== found.facts.exam && { class: undefined }) })}`,
      })),
    });
  },
});

function educationText({ facts }: LoadedSelfTest, id: string, lang: Lang): string {
  const second = id === 'education-2';
  const level = second ? facts?.level2 : facts?.level;
  const name = educationChoices().educationLevels.find((l) => l.value === level)?.name[lang] ?? '';
  return [name, second ? facts?.major2 : facts?.major, second ? facts?.month2 : facts?.month].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The public self-test of the conditions, and the list of all exams for the same facts. */
export const selfTestPages: readonly AnyPage[] = [selfTestPage, otherExamsPage];
