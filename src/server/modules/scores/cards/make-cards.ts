import type { Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { carriedSubjects, findCancelledYears, findFileNumbers, findResultsSince, keyText, openFiles } from '#server/modules/candidate-files/index.ts';
import { findProvinceConfig, getExam, levelsIn, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { sealCard, type CardContent } from './card-content.ts';
import { cardKey } from './card-key.ts';
import { identified } from './identify.ts';
import { putCards, type Card, type Scored } from './cards.store.ts';

/** The longest any archive window reaches back, cancelled years among it. */
const YEARS_BACK = 12;

/** What a card of each of these people says, and who they are. File numbers are looked up, never given here. */
export async function contentOf(tx: Tx, kit: Kit, sitting: Sitting, people: readonly Scored[]): Promise<{ content: CardContent; documentNumber: string }[]> {
  const exam = await getExam(tx, sitting.examCode);
  const known = await identified(tx, kit, exam.code, people);
  const keys = known.map((k) => k.key);
  const numbers = await findFileNumbers(tx, exam.code, keys);
  const results = await findResultsSince(tx, exam.code, keys, sitting.year - YEARS_BACK);
  const own = await findCancelledYears(tx, exam.code, keys);
  const cancelled = new Map<string, readonly number[]>();
  for (const province of new Set(people.map((p) => p.province))) cancelled.set(province, (await findProvinceConfig(tx, sitting.id, province))?.cancelledYears ?? []);
  return known.map(({ p, account, key }) => {
    const cycleYears = levelsIn(exam, sitting.year).find((l) => l.code === p.levelCode)?.cycleYears ?? 1;
    const specialtySubjects = subjectsOf(exam, p.levelCode, p.specialtyCode, sitting.year).filter((s) => s.bySpecialty).map((s) => s.code);
    const question = { year: sitting.year, cycleYears, cancelledYears: [...new Set([...(cancelled.get(p.province) ?? []), ...(own.get(keyText(key)) ?? [])])] };
    const carried = carriedSubjects(results.get(keyText(key)) ?? [], question, { levelCode: p.levelCode, specialtyCode: p.specialtyCode, specialtySubjects });
    const content: CardContent = {
      u: p.accountId, a: p.applicationId, n: account.name, t: p.number, f: numbers.get(keyText(key)) ?? null, p: p.province, l: p.levelCode, s: p.specialtyCode, y: cycleYears,
      m: Object.fromEntries(p.subjectCodes.map((code) => [code, p.marks[code] ?? null])), c: carried.map((r) => [r.subjectCode, r.year]), h: p.held,
    };
    return { content, documentNumber: account.documentNumber };
  });
}

/**
 * Makes the two cards of each of these people (成绩单): marks, file number, passes brought along, whether held back. A person without a file gets
 * one now, which says nothing of any result. Making cards again gives the same cards.
 */
export async function makeCards(tx: Tx, kit: Kit, sitting: Sitting, people: readonly Scored[], now: Instant): Promise<void> {
  if (people.length === 0) return;
  const known = await identified(tx, kit, sitting.examCode, people);
  await openFiles(tx, sitting.examCode, sitting.year, known.map(({ p, key }) => ({ ...key, province: p.province })), now);
  const cards = (await contentOf(tx, kit, sitting, people)).flatMap(({ content, documentNumber }): Card[] => {
    const card = { number: content.t, content: sealCard(kit.crypto, content) };
    return [{ ...card, key: cardKey(kit.crypto, sitting.id, 'document', documentNumber, content.n) }, { ...card, key: cardKey(kit.crypto, sitting.id, 'ticket', content.t, content.n) }];
  });
  await putCards(tx, sitting.id, cards);
}
