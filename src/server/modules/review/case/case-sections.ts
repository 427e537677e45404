import { maskPhone } from '#contracts/contact.ts';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { CaseLine, ReviewCase } from '#contracts/review.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import type { ConfirmedContent } from '#server/modules/applications/index.ts';
import { educationChoices, listDocumentTypes, titleLevelWords } from '#server/modules/catalogue/index.ts';
import { words, type ReviewWords } from '../words.ts';

const line = (term: string, value: string | null | undefined, masked: CaseLine['masked'] = null): CaseLine[] => (value ? [{ term, value, masked }] : []);

/** What the candidate confirmed, in labelled values; numbers masked as everywhere (domain.md 7). */
export function sectionsOf(c: ConfirmedContent, lang: Lang): ReviewCase['sections'] {
  const w = words[lang];
  return [
    { title: w.sections.person, lines: person(c, w, lang) },
    { title: w.sections.choice, lines: choice(c, w, lang) },
    { title: w.sections.education, lines: [...schooling(c.education, w, lang), ...(c.degree ? schooling(c.degree, w, lang) : line(w.degree, w.degreeNone))] },
    { title: w.sections.work, lines: work(c, w, lang) },
    { title: w.sections.review, lines: [...line(w.point, c.reviewPoint.name[lang]), ...line(w.pointAddress, c.reviewPoint.address), ...line(w.pointPhone, c.reviewPoint.phone)] },
  ];
}

/** A certificate number with its middle hidden, enough to tell certificates apart. */
export function maskCertificate(number: string): string {
  const signs = [...number];
  return signs.length <= 8 ? `${signs.slice(0, 2).join('')}****` : `${signs.slice(0, 4).join('')}****${signs.slice(-4).join('')}`;
}

function person({ account, form, fileNumber }: ConfirmedContent, w: ReviewWords, lang: Lang): CaseLine[] {
  const type = listDocumentTypes().find((t) => t.type === account.documentType)?.name[lang] ?? account.documentType;
  return [
    ...line(w.name, account.name), ...line(w.glyph, account.glyphDescription), ...line(w.documentType, type),
    ...line(w.documentNumber, account.maskedDocumentNumber, 'document_number'),
    ...line(w.sex, account.sex === 'male' ? w.male : account.sex === 'female' ? w.female : null), ...line(w.bornOn, account.bornOn),
    ...line(w.phone, maskPhone(form.phone), 'phone'), ...line(w.address, form.address), ...line(w.fileNumber, fileNumber ?? w.newCandidate),
  ];
}

function choice(c: ConfirmedContent, w: ReviewWords, lang: Lang): CaseLine[] {
  const { form } = c;
  return [
    ...line(w.exam, sittingText(c.exam, c.exam.name, lang)), ...line(w.examOn, c.exam.examOn.join(w.list)), ...line(w.province, c.province.name[lang]),
    ...line(w.level, `${c.level.code} ${c.level.name[lang]}`), ...line(w.specialty, `${c.specialty.code} ${c.specialty.name[lang]}`),
    ...line(w.subjects, c.subjects.map((s) => s.name[lang]).join(w.list)), ...line(w.due, w.yuan(yuan(c.dueInFen))),
    ...line(w.tie, form.territorialTie && w.ties[form.territorialTie]), ...line(w.commitment, commitmentText(c, w)), ...line(w.needs, form.specialNeeds),
  ];
}

/** Where the commitment stands, in words. */
export function commitmentText({ commitment: k }: ConfirmedContent, w: ReviewWords): string {
  switch (k.state) {
    case 'signed': return w.commitments.signed(k.signedAt === null ? '' : beijingTime(k.signedAt));
    case 'declined': return w.commitments.declined;
    case 'not_applicable': return w.commitments.not_applicable;
    case 'withdrawn': return w.commitments.withdrawn;
    default: return w.commitments.unsigned;
  }
}

function schooling(row: ConfirmedContent['education'], w: ReviewWords, lang: Lang): CaseLine[] {
  const choices = educationChoices();
  const named = (list: readonly { value: string; name: Record<Lang, string> }[], value: string) => list.find((c) => c.value === value)?.name[lang] ?? value;
  const isDegree = row.mode === null;
  return [
    ...line(isDegree ? w.degree : w.education, row.second === null ? named(isDegree ? choices.degreeLevels : choices.educationLevels, row.level) : named(choices.secondDegrees, row.second)),
    ...line(w.institution, row.institution), ...line(w.major, row.major), ...line(isDegree ? w.awardedIn : w.graduatedIn, `${row.month.slice(0, 4)}-${row.month.slice(4)}`),
    ...line(w.mode, row.mode === null ? null : named(choices.studyModes, row.mode)), ...line(w.certificateNumber, maskCertificate(row.certificateNumber), 'certificate_number'),
  ];
}

function work({ form }: ConfirmedContent, w: ReviewWords, lang: Lang): CaseLine[] {
  return [
    ...line(w.yearsInProfession, w.years(form.yearsInProfession)), ...line(w.yearsOfWork, w.years(form.yearsOfWork)), ...line(w.employer, form.employer),
    ...form.titles.flatMap((t) => line(w.titles, [t.name, titleLevelWords(t.level)[lang], t.obtainedOn, ...(t.number ? [maskCertificate(t.number)] : [])].join(' · '), t.number ? 'certificate_number' : null)),
    ...form.certificates.flatMap((c) => line(w.certificates, [c.kind, c.obtainedOn, maskCertificate(c.number)].join(' · '), 'certificate_number')),
    ...form.posts.flatMap((p) => line(w.posts, `${p.post} · ${p.heldOn}`)),
    ...form.workHistory.flatMap((r) => line(w.workRow, `${r.from} ${w.to} ${r.to ?? w.now} · ${r.employer} · ${r.duty}`)),
  ];
}

/** The whole values behind one kind of mask, for the audited act that shows them. */
export function wholeValues(c: ConfirmedContent, what: NonNullable<CaseLine['masked']>, lang: Lang): { term: string; value: string }[] {
  const w = words[lang];
  switch (what) {
    case 'document_number': return [{ term: w.documentNumber, value: c.account.documentNumber }];
    case 'phone': return [{ term: w.phone, value: c.form.phone }];
    case 'certificate_number': return [
      { term: w.education, value: c.education.certificateNumber }, ...(c.degree ? [{ term: w.degree, value: c.degree.certificateNumber }] : []),
      ...c.form.titles.flatMap((t) => (t.number ? [{ term: `${w.titles} ${t.name}`, value: t.number }] : [])),
      ...c.form.certificates.map((k) => ({ term: `${w.certificates} ${k.kind}`, value: k.number })),
    ];
  }
}
