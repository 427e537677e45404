import type { Lang } from '#contracts/refusals.ts';
import { words } from './registration-words.ts';

/** What the fields of registration and of the education page are called, for the summary of what is wrong. */
export function accountLabelOf(lang: Lang): (path: string) => string | undefined {
  const w = words[lang];
  const plain: Record<string, string> = {
    name: w.name, glyphDescription: w.glyph, documentType: w.documentType, documentNumber: w.documentNumber, issuingCountry: w.country, mail: w.mail, phone: w.phone,
    userName: w.userName, password: w.password, passwordAgain: w.passwordAgain, recoveryQuestion: w.question, recoveryAnswer: w.answer, code: w.code,
  };
  const education: Record<string, string> = { certificateNumber: w.certificateNumber, institution: w.institution, graduatedIn: w.graduatedIn, major: w.major, level: w.level, mode: w.mode };
  const degree: Record<string, string> = { certificateNumber: w.certificateNumber, institution: w.school, awardedIn: w.awardedIn, major: w.degreeMajor, level: w.degreeLevel, type: w.degreeType, second: w.secondDegree };
  return (path) => {
    const [list = '', at, field = ''] = path.split('.');
    if (at === undefined) return plain[path];
    const [row, labels] = list === 'educations' ? [w.education, education] : [w.degree, degree];
    return labels[field] === undefined ? undefined : `${row} ${Number(at) + 1} · ${labels[field]}`;
  };
}
