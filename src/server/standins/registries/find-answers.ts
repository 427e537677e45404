import type { RegistryData } from './people.ts';
import type { DegreeQuestion, EducationQuestion, Finding, IdentityQuestion, TitleQuestion } from './questions.ts';

const passed = (matches: Record<string, boolean>): Finding => ({ verdict: 'passed', reason: null, matches });
const failed = (reason: string, matches: Record<string, boolean>): Finding => ({ verdict: 'failed', reason, matches });
const manual = (reason: string): Finding => ({ verdict: 'needs_manual', reason, matches: {} });

/** The identity registry's answer: by its own data, and by the rule of endings for people it does not know. */
export function findIdentity(data: RegistryData, q: IdentityQuestion): Finding {
  const known = data.persons.find((person) => person.documentNumber === q.documentNumber);
  if (!known) return unknownIdentity(q.documentNumber);
  if (known.status === 'manual') return manual('registry_asks_manual');
  if (known.status === 'cancelled') return failed('document_cancelled', { documentNumber: true });
  return sameText(known.name, q.name)
    ? passed({ name: true, documentNumber: true })
    : failed('name_mismatch', { name: false, documentNumber: true });
}

/** The education registry's answer for one certificate (学历). */
export function findEducation(data: RegistryData, q: EducationQuestion): Finding {
  if (q.graduatedIn < '200201') return manual('education_before_2002');
  return findCertificate(data, q, (person) =>
    person.educations.map((entry) => ({
      ...entry,
      matches: {
        institution: sameText(entry.institution, q.institution),
        graduatedIn: entry.graduatedIn === q.graduatedIn,
        major: sameText(entry.major, q.major),
        educationLevel: entry.educationLevel === q.educationLevel,
      },
    })), { length: [18], yearAt: 6, monthIn: q.graduatedIn });
}

/** The degree registry's answer for one certificate (学位). */
export function findDegree(data: RegistryData, q: DegreeQuestion): Finding {
  if (q.awardedIn < '200809') return manual('degree_before_2008_09');
  return findCertificate(data, q, (person) =>
    person.degrees.map((entry) => ({
      ...entry,
      matches: {
        institution: sameText(entry.institution, q.institution),
        awardedIn: entry.awardedIn === q.awardedIn,
        major: sameText(entry.major, q.major),
        degreeLevel: entry.degreeLevel === q.degreeLevel,
      },
    })), { length: [16, 17], yearAt: 6, monthIn: q.awardedIn });
}

/** The registry of titles' answer (职称): by the person's own titles, and by the certificate number for people it does not know. */
export function findTitle(data: RegistryData, q: TitleQuestion): Finding {
  const person = data.persons.find((p) => p.documentNumber === q.documentNumber);
  if (!person || person.titles.length === 0) return unknownTitle(q);
  const held = person.titles.find((t) => sameText(t.title, q.title));
  if (!sameText(person.name, q.name)) return failed('holder_mismatch', { holder: false });
  if (!held) return failed('certificate_unknown', {});
  if (held.manual) return manual('registry_asks_manual');
  const matches = { holder: true, level: held.level === q.level, obtainedOn: held.obtainedOn === q.obtainedOn, certificateNumber: q.certificateNumber === undefined || held.certificateNumber === undefined || held.certificateNumber === q.certificateNumber };
  return Object.values(matches).every(Boolean) ? passed(matches) : failed('details_mismatch', matches);
}

/** Titles the stand-in does not know: without a number a person must look; with one its ending decides as for certificates. */
function unknownTitle(q: TitleQuestion): Finding {
  if (q.certificateNumber === undefined) return manual('registry_asks_manual');
  switch (q.certificateNumber.slice(-2)) {
    case '44': return failed('holder_mismatch', { holder: false });
    case '55': return failed('certificate_unknown', {});
    case '66': return failed('details_mismatch', { holder: true, level: false });
    case '77': return manual('registry_asks_manual');
    default: return passed({ holder: true, level: true });
  }
}

type Entry = { certificateNumber: string; manual: boolean; matches: Record<string, boolean> };
type NumberRule = { length: number[]; yearAt: number; monthIn: string };

function findCertificate(
  data: RegistryData,
  q: { name: string; documentNumber: string; certificateNumber: string },
  entriesOf: (person: RegistryData['persons'][number]) => Entry[],
  rule: NumberRule,
): Finding {
  for (const person of data.persons) {
    const entry = entriesOf(person).find((e) => e.certificateNumber === q.certificateNumber);
    if (!entry) continue;
    if (entry.manual) return manual('registry_asks_manual');
    if (!sameText(person.name, q.name)) return failed('holder_mismatch', { holder: false });
    if (person.earlierNumbers.length > 0 && person.documentNumber === q.documentNumber) return manual('holder_document_changed');
    if (person.documentNumber !== q.documentNumber) return failed('holder_mismatch', { holder: false });
    const matches = { holder: true, ...entry.matches };
    return Object.values(matches).every(Boolean) ? passed(matches) : failed('details_mismatch', matches);
  }
  const holderKnown = data.persons.some((person) => person.documentNumber === q.documentNumber && entriesOf(person).length > 0);
  if (holderKnown) return failed('certificate_unknown', {});
  return unknownCertificate(q.certificateNumber, rule);
}

/**
 * People the stand-in does not know get an answer from the number itself, so that a newcomer who registers with
 * a number of their own sees every outcome: the last two digits before a citizen number's check digit (or the last
 * two of another document) decide. 44 → name differs; 55 → no such number; 66 → cancelled; 77 → a person must look.
 */
function unknownIdentity(documentNumber: string): Finding {
  if (/^\d{17}[\dX]$/.test(documentNumber) && !checkDigitFits(documentNumber)) return failed('document_unknown', { documentNumber: false });
  const digits = (documentNumber.length === 18 ? documentNumber.slice(0, 17) : documentNumber).replaceAll(/\D/g, '');
  switch (digits.slice(-2)) {
    case '44': return failed('name_mismatch', { name: false, documentNumber: true });
    case '55': return failed('document_unknown', { documentNumber: false });
    case '66': return failed('document_cancelled', { documentNumber: true });
    case '77': return manual('registry_asks_manual');
    default: return passed({ name: true, documentNumber: true });
  }
}

/** The same for certificates: right length with the year of graduation inside passes; 44, 55, 66, 77 at the end as for documents. */
function unknownCertificate(certificateNumber: string, rule: NumberRule): Finding {
  if (!/^[A-Z]?\d+$/.test(certificateNumber) || !rule.length.includes(certificateNumber.length)) return failed('certificate_unknown', {});
  switch (certificateNumber.slice(-2)) {
    case '44': return failed('holder_mismatch', { holder: false });
    case '55': return failed('certificate_unknown', {});
    case '66': return failed('details_mismatch', { holder: true, major: false });
    case '77': return manual('registry_asks_manual');
  }
  const digits = certificateNumber.replace(/^[A-Z]/, ''); // the letter of professional degrees stands in front
  const yearFits = digits.slice(rule.yearAt, rule.yearAt + 4) === rule.monthIn.slice(0, 4);
  return yearFits ? passed({ holder: true, year: true }) : failed('details_mismatch', { holder: true, year: false });
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: the last character is the MOD 11-2 check of the first seventeen digits. */
function checkDigitFits(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return '10X98765432'[sum % 11] === number[17];
}

function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, '').replaceAll(/[（]/g, '(').replaceAll(/[）]/g, ')').toLowerCase();
  return plain(a) === plain(b);
}
