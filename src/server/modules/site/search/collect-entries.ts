import { beijingDay, type Instant } from '#contracts/dates.ts';
import { guideWords, listExams, listMajorTables, listProvinces, listReviewPoints, manualQuestions, viewExam } from '#server/modules/catalogue/index.ts';
import { findReadable, listReadable, type Readable } from '#server/modules/content/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { digestOf } from '#server/platform/reference/reference-cache.ts';
import { listEditions } from '#server/platform/reference/reference-edition.store.ts';
import { STATIC_PAGES } from '../static-pages.ts';
import type { Entry } from './entry.ts';

/** Grows when entries are made in another way, so that an index of before is built anew. */
const MANNER = 1;

/** The digest of all the search is made of but articles: editions of the reference data, our own words, and the day (what is current changes with it). */
export async function digestOfSources(tx: Tx, now: Instant): Promise<string> {
  return digestOf([MANNER, beijingDay(now), await listEditions(tx), STATIC_PAGES, wordEntries()]);
}

/** Everything that can be found. */
export async function collectEntries(tx: Tx, now: Instant): Promise<Entry[]> {
  return [...wordEntries(), ...(await examEntries(tx, now)), ...(await placeEntries(tx)), ...(await majorEntries(tx)), ...(await listReadable(tx)).map(articleEntry)];
}

/** What can be found of one article; undefined when nobody may read it. */
export async function collectArticle(tx: Tx, id: string): Promise<Entry | undefined> {
  const article = await findReadable(tx, id);
  return article && articleEntry(article);
}

/** The id an article has among the entries. */
export const articleEntryId = (id: string): string => `article:${id}`;

function articleEntry(a: Readable): Entry {
  return {
    id: articleEntryId(a.id), kind: a.kind, province: a.province, href: `/notices/${a.id}`, title: { zh: a.title.zh, en: a.title.en }, body: { zh: `${a.text.zh} ${a.author}`, en: a.text.en }, weight: 1, shownFrom: a.shownFrom,
  };
}

/** Pages, guide and the manual's questions, in the words they show. */
function wordEntries(): Entry[] {
  const pages = STATIC_PAGES.map(({ href, title, text }): Entry => ({ id: `page:${href}`, kind: 'page', province: null, href, title, body: text, weight: 1.4 }));
  const steps = guideWords.zh.guide.steps.map((step, n): Entry => {
    const en = guideWords.en.guide.steps[n];
    return { id: `guide:${String(n + 1)}`, kind: 'guide', province: null, href: `/guide#step-${String(n + 1)}`, title: { zh: step.title, en: en?.title }, body: { zh: step.text, en: en?.text }, weight: 1.1 };
  });
  const english = new Map(manualQuestions.en.groups.flatMap((group) => group.items).map((item) => [item.id, item]));
  const manual = manualQuestions.zh.groups.flatMap((group) => group.items).map((item): Entry => {
    const en = english.get(item.id);
    return { id: `question:${item.id}`, kind: 'question', province: null, href: `/questions#${item.id}`, title: { zh: item.question, en: en?.question }, body: { zh: item.answer.join(' '), en: en?.answer.join(' ') }, weight: 1.2 };
  });
  const more = guideWords.zh.questions.groups.flatMap((group, g) => group.questions.map((q, n): Entry => {
    const en = guideWords.en.questions.groups[g]?.questions[n];
    return { id: `question:more-${String(g)}-${String(n)}`, kind: 'question', province: null, href: `/questions#${q.id ?? `q-${String(g + 1)}-${String(n + 1)}`}`, title: { zh: q.ask, en: en?.ask }, body: { zh: q.answer, en: en?.answer }, weight: 1.2 };
  }));
  return [...pages, ...steps, ...manual, ...more];
}

async function examEntries(tx: Tx, now: Instant): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const exam of await listExams(tx)) {
    const { conditions } = await viewExam(tx, exam, now);
    const parts = (lang: 'zh' | 'en') => [
      exam.certificate[lang], exam.about[lang], exam.authorities[lang], exam.code, ...exam.levels.map((one) => one.name[lang]), ...exam.specialties.map((one) => one.name[lang]), ...exam.subjects.map((one) => one.name[lang]),
      ...conditions.flatMap((level) => level.parts.flatMap((part) => part.alternatives.map((alternative) => alternative.text[lang]))),
    ];
    const body = (lang: 'zh' | 'en') => [...new Set(parts(lang))].join(lang === 'zh' ? '；' : '; ');
    entries.push({ id: `exam:${exam.code}`, kind: 'exam', province: null, href: `/exams/${exam.code}`, title: exam.name, body: { zh: body('zh'), en: body('en') }, weight: 2 });
  }
  return entries;
}

async function placeEntries(tx: Tx): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const province of await listProvinces(tx)) {
    const phones = province.phones.join(' ');
    entries.push({
      id: `province:${province.code}`, kind: 'province', province: province.code, href: `/provinces/${province.code}`, title: province.name, weight: 1.3,
      body: { zh: `${province.agency.zh}，咨询电话 ${phones}。报名政策、审核点、报名时间和收费。${province.notice?.zh ?? ''}`, en: `${province.agency.en}, telephone ${phones}. Policies, review points, dates and fees. ${province.notice?.en ?? ''}` },
    });
    for (const point of await listReviewPoints(tx, { province: province.code })) {
      if (point.closed) continue;
      entries.push({
        id: `point:${point.id}`, kind: 'review_point', province: province.code, href: `/provinces/${province.code}`, title: point.name, weight: 1,
        body: { zh: `${province.name.zh}审核点，${point.address}，电话 ${point.phone}，${point.hours.zh}`, en: `Review point in ${province.name.en}, ${point.address}, telephone ${point.phone}, ${point.hours.en}` },
      });
    }
  }
  return entries;
}

/** Each major once, with all the names it had, from the newest edition that has it. */
async function majorEntries(tx: Tx): Promise<Entry[]> {
  const found = new Map<string, Entry>();
  for (const table of await listMajorTables(tx)) {
    for (const major of table.majors) {
      const id = `major:${major.name.zh}`;
      if (found.has(id)) continue;
      const names = [...new Set([...major.rows.flatMap((row) => Object.values(row.names).flat()), ...major.synonyms])].filter((name) => name !== major.name.zh);
      found.set(id, {
        id, kind: 'major', province: null, href: `/majors?${new URLSearchParams({ version: table.version, search: major.name.zh }).toString()}`, title: major.name, weight: 0.8,
        body: { zh: `${major.classZh}，专业代码 ${major.code}。${names.length === 0 ? '' : `曾用名或相近名称：${names.join('、')}。`}`, en: `Code ${major.code}. ${names.join(', ')}` },
      });
    }
  }
  return [...found.values()];
}
