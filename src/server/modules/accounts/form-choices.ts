import { COUNTRY_CODES, countryAlpha2 } from '#contracts/countries.ts';
import type { Lang } from '#contracts/refusals.ts';
import { educationChoices, listDocumentTypes, listSecurityQuestions } from '#server/modules/catalogue/index.ts';
import type { AccountChoices } from './pages/account-choices.ts';

const listed = new Map<Lang, AccountChoices>();

/** The choices of the account's forms in the reader's language: the same lists each time, since naming and sorting two hundred and fifty countries is the dearest part of a form. */
export function accountChoices(lang: Lang): AccountChoices {
  const choices = listed.get(lang) ?? listChoices(lang);
  listed.set(lang, choices);
  return choices;
}

function listChoices(lang: Lang): AccountChoices {
  const named = (rows: readonly { value: string; name: Record<Lang, string> }[]) => rows.map((row) => ({ value: row.value, text: row.name[lang] }));
  const education = educationChoices();
  return {
    documentTypes: listDocumentTypes().map((row) => ({ value: row.type, text: row.name[lang] })),
    documentHints: listDocumentTypes().map((row) => ({ name: row.name[lang], hint: row.hint[lang] })),
    countries: countryChoices(lang),
    educationLevels: named(education.educationLevels),
    degreeLevels: named(education.degreeLevels),
    degreeTypes: named(education.degreeTypes),
    secondDegrees: named(education.secondDegrees),
    studyModes: named(education.studyModes),
    questions: listSecurityQuestions().map((row) => ({ value: row.code, text: row.name[lang] })),
  };
}

/** Countries by their names in the reader's language, sorted as that language sorts. */
function countryChoices(lang: Lang) {
  const locale = lang === 'zh' ? 'zh-CN' : 'en';
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const order = new Intl.Collator(locale);
  return COUNTRY_CODES.map((code) => ({ value: code, text: names.of(countryAlpha2(code) ?? code) ?? code })).sort((a, b) => order.compare(a.text, b.text));
}
