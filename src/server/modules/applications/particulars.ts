import type { Lang } from '#contracts/refusals.ts';
import { levelsIn, listDocumentTypes, specialtiesOf, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { ViewFacts } from './applications.present.ts';
import type { Particulars } from './pages/check-page.tsx';

/** Person and choice as the two questions list them; the number only masked. */
export function particularsOf({ app, offer, person: { account } }: Pick<ViewFacts, 'app' | 'offer' | 'person'>, lang: Lang): Particulars {
  const { form } = app;
  const { year } = offer.sitting;
  const level = form && levelsIn(offer.exam, year).find((l) => l.code === form.levelCode);
  const specialty = form && specialtiesOf(offer.exam, form.levelCode, year).find((s) => s.code === form.specialtyCode);
  const subjects = form ? subjectsOf(offer.exam, form.levelCode, form.specialtyCode, year).filter((s) => form.subjectCodes.includes(s.code)) : [];
  return {
    documentType: listDocumentTypes().find((t) => t.type === account.documentType)?.name[lang] ?? account.documentType,
    maskedDocument: account.maskedDocumentNumber,
    name: account.name,
    level: level ? { code: level.code, name: level.name[lang] } : null,
    specialty: specialty ? { code: specialty.code, name: specialty.name[lang] } : null,
    subjects: subjects.map((s) => ({ code: s.code, name: s.name[lang] })),
  };
}
