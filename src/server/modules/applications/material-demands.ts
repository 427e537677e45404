import type { ApplicationForm } from '#contracts/applications.ts';
import type { EligibilityVerdict } from '#contracts/eligibility.ts';
import type { MaterialDemand } from '#contracts/materials.ts';
import type { VerificationState } from '#contracts/verification.ts';
import { titleFactId } from '#server/modules/catalogue/index.ts';
import { requiredMaterials, type MaterialFacts, type ProofState } from '#server/modules/materials/index.ts';
import { titleRowId, type TitleParticulars } from '#server/modules/verification/index.ts';
import type { Application } from './application.ts';
import type { Offer, Person } from './gather-facts.ts';

/** What this application must prove with files, and why (R-2.2.3b-01, R-2.2.4-03); `commitment` as it stands or is about to stand. */
export function materialDemands(app: Application, offer: Offer, person: Person, commitment = app.dimensions.commitment): MaterialDemand[] {
  const { form } = app;
  if (!form) return [];
  const education = person.account.educations.find((e) => e.id === form.educationId);
  const degree = person.account.degrees.find((d) => d.id === form.degreeId);
  const level = offer.exam.levels.find((l) => l.code === form.levelCode);
  const relies = (kind: string) => app.evaluation?.reliesOn.some((p) => p.kind === kind) ?? false;
  return requiredMaterials({
    identity: proofOf(person.verification.identity.state),
    education: { state: education?.mode === 'overseas' ? 'foreign' : proofOf(rowState(person, form.educationId)), about: education ? `${education.institution} ${education.major}` : '' },
    degree: degree && relies('degree') ? { state: proofOf(rowState(person, degree.id)), about: `${degree.institution} ${degree.major}`, second: degree.second !== undefined } : null,
    titleClaimed: titlesReliedOn(form, app.evaluation?.reliesOn ?? []).some((title) => proofOf(titleState(person, title)) !== 'verified'),
    yearsRequired: relies('years_in_profession') || relies('years_of_work'),
    commitment: COMMITMENT[commitment],
    exemption: level?.entry === 'exempt',
    additionalSpecialty: level?.entry === 'additional',
    residenceRule: offer.config !== undefined && offer.config.territorialRule !== 'none',
    askedFor: app.materialsAsked,
  });
}

const COMMITMENT: Record<Application['dimensions']['commitment'], MaterialFacts['commitment']> = {
  signed: 'signed', unsigned: 'not_used', declined: 'not_used', withdrawn: 'withdrawn', not_applicable: 'not_allowed',
};

/** The state of one schooling row. */
export function rowState(person: Person, rowId: string): VerificationState {
  return person.verification.rows.find((r) => r.rowId === rowId)?.state ?? 'not_verified';
}

/** The stated titles a verdict rests on. */
export function titlesReliedOn(form: Pick<ApplicationForm, 'titles'>, reliesOn: EligibilityVerdict['reliesOn']): TitleParticulars[] {
  const ids = reliesOn.flatMap((p) => (p.kind === 'title' && p.id !== null ? [p.id] : []));
  return form.titles.filter((_, i) => ids.includes(titleFactId(i))).map(({ name, level, obtainedOn, number }) => ({ name, level, obtainedOn, number: number ?? null }));
}

/** The state of one stated title (职称核验). */
export function titleState(person: Person, title: TitleParticulars): VerificationState {
  return rowState(person, titleRowId(person.account.id, title));
}

function proofOf(state: VerificationState): ProofState {
  return state === 'passed' || state === 'manual_passed' ? 'verified' : 'unverified';
}
