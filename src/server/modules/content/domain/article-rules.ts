import type { ArticleFilters, ArticleState, ArticleText } from '#contracts/content.ts';
import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { covers, coversExam } from '#server/kernel/jurisdiction.ts';

const FARTHEST_MS = 366 * 86_400_000;

/** True when somebody of this jurisdiction writes for this agency: the nation for the centre and every province, a province for itself. */
export function writesFor(jurisdiction: Jurisdiction, province: string | null): boolean {
  return jurisdiction.kind === 'nation' || (jurisdiction.kind === 'province' && province !== null && covers(jurisdiction, { province }));
}

/** What an officer's list shows of what was asked for: a province sees its own and the nation's, whatever it asks. */
export function narrowingFor(jurisdiction: Jurisdiction, { kind, state, exam, q: words, province: agency }: ArticleFilters) {
  const province = jurisdiction.kind === 'province' ? ProvinceCode.safeParse(jurisdiction.province).data : undefined;
  return { kind, state, exam, words, agency, province };
}

/** Links of both bodies that lead nowhere safe, as reading them found. */
export type UnsafeLinks = Record<'bodyZh' | 'bodyEn', readonly string[]>;

/** Every reason why this text cannot be kept. */
export function refusalsOfText(text: ArticleText, unsafe: UnsafeLinks, jurisdiction: Jurisdiction): Refusal[] {
  const no: Refusal[] = [];
  if (!writesFor(jurisdiction, text.province)) no.push(refuse('article.foreign', { path: 'province' }));
  if (text.exams.some((exam) => !coversExam(jurisdiction, exam))) no.push(refuse('article.exam_foreign', { path: 'exams' }));
  if ((text.titleEn === undefined) !== (text.bodyEn === undefined)) no.push(refuse('article.english_half', { path: text.titleEn === undefined ? 'titleEn' : 'bodyEn' }));
  for (const path of ['bodyZh', 'bodyEn'] as const) {
    for (const href of unsafe[path]) no.push(refuse('article.link_unsafe', { path, params: { href } }));
  }
  return no;
}

/** Every reason why an article cannot be published from this moment on. */
export function refusalsToPublish(article: { state: ArticleState; publishAt: Instant | undefined }, from: Instant | undefined, now: Instant): Refusal[] {
  const no: Refusal[] = [];
  // one that still waits for its moment can be given another
  const waits = article.publishAt !== undefined && article.publishAt > now;
  if (article.state === 'published' && !waits) no.push(refuse('article.published_already'));
  if (from !== undefined && from <= now) no.push(refuse('article.publish_past', { path: 'at' }));
  if (from !== undefined && from > now + FARTHEST_MS) no.push(refuse('article.publish_far', { path: 'at' }));
  return no;
}
