import type { BreachItems } from '#contracts/breaches.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { findExam, findSitting } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listSittingsOfBreaches } from './breaches.store.ts';

/** The sittings by which the list can be narrowed: those there are cases of. */
export async function sittingChoices(tx: Tx, j: Jurisdiction, lang: Lang): Promise<BreachItems['sittings']> {
  const choices: BreachItems['sittings'] = [];
  for (const value of await listSittingsOfBreaches(tx, j)) {
    const sitting = await findSitting(tx, value);
    const exam = sitting && (await findExam(tx, sitting.examCode));
    if (exam) choices.push({ value, text: sittingText(sitting, exam.name, lang) });
  }
  return choices;
}
