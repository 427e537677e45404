import type { MaterialDemand, MaterialKind, MaterialReason, MaterialsAsked } from '#contracts/materials.ts';

/** How a fact of the account stands for the demand of proof: verified, or why it is not. */
export type ProofState = 'verified' | 'unverified' | 'foreign';

/** The facts that decide what must be proved on paper, gathered by the module that owns the application. */
export type MaterialFacts = {
  identity: ProofState;
  /** The education row used, and the degree row when one is used. `about` names it for the candidate. */
  education: { state: ProofState; about: string };
  degree: { state: ProofState; about: string; /** It counts as a second or dual degree, which no registry tells. */ second: boolean } | null;
  titleClaimed: boolean;
  /** The condition rules ask for years of work. */
  yearsRequired: boolean;
  commitment: 'signed' | 'not_used' | 'withdrawn' | 'not_allowed';
  exemption: boolean;
  additionalSpecialty: boolean;
  residenceRule: boolean;
  /** Kinds a reviewer asked for when returning the application (退回补正, T14). */
  askedFor: MaterialsAsked | null;
};

const WITHOUT_COMMITMENT: Record<Exclude<MaterialFacts['commitment'], 'signed'>, MaterialReason> = {
  not_used: 'not_committed',
  withdrawn: 'commitment_withdrawn',
  not_allowed: 'integrity_record',
};

/** What the candidate must prove with files, and why: what no registry verified, and without a commitment also what was only stated (R-2.2.3b-01, R-2.2.4-03). */
export function requiredMaterials(facts: MaterialFacts): MaterialDemand[] {
  const reason = facts.commitment === 'signed' ? undefined : WITHOUT_COMMITMENT[facts.commitment];
  const demands = [
    // first, so that the same kind demanded for another reason is not met by the file that was sent back
    ...(facts.askedFor?.kinds ?? []).map((kind) => ({ ...demand([kind], 'asked_by_reviewer'), since: facts.askedFor?.at ?? null })),
    ...identityDemands(facts),
    ...educationDemands(facts.education, reason),
    ...(facts.degree ? degreeDemands(facts.degree, reason) : []),
    ...(facts.titleClaimed ? [demand(['title_certificate'], 'title_claimed')] : []),
    ...(facts.yearsRequired && reason ? [demand(['work_years_proof'], reason === 'not_committed' ? 'years_not_committed' : reason)] : []),
    ...(facts.exemption ? [demand(['exemption_proof', 'title_certificate'], 'exemption')] : []),
    ...(facts.additionalSpecialty ? [demand(['qualification_certificate'], 'additional_specialty')] : []),
    ...(facts.residenceRule && reason ? [demand(['residence_proof'], 'residence_rule')] : []),
  ];
  return withoutRepeats(demands);
}

/** The newest live file of a kind. */
export type PresentMaterial = { kind: MaterialKind; uploadedAt: number };

/** The demands that no file meets yet; what a reviewer asked for is met by a file that came after the return only. */
export function missingMaterials(demands: readonly MaterialDemand[], present: readonly PresentMaterial[]): MaterialDemand[] {
  return demands.filter(({ anyOf, since }) => !present.some((file) => anyOf.includes(file.kind) && file.uploadedAt >= (since ?? 0)));
}

function identityDemands({ identity }: MaterialFacts): MaterialDemand[] {
  return identity === 'verified' ? [] : [demand(['identity_document'], 'identity_not_verified')];
}

function educationDemands({ state, about }: MaterialFacts['education'], reason: MaterialReason | undefined): MaterialDemand[] {
  if (state === 'verified') return reason ? [demand(['education_certificate'], reason, about)] : [];
  if (state === 'foreign') return [demand(['education_certificate'], 'foreign_certificate', about), demand(['certification_report'], 'foreign_certificate', about)];
  return [demand(['education_certificate'], 'education_not_verified', about), demand(['education_record_form', 'certification_report'], 'education_not_verified', about)];
}

function degreeDemands({ state, about, second }: NonNullable<MaterialFacts['degree']>, reason: MaterialReason | undefined): MaterialDemand[] {
  if (state === 'verified' && second) return [demand(['degree_certificate'], 'second_degree_claimed', about)];
  if (state === 'verified') return reason ? [demand(['degree_certificate'], reason, about)] : [];
  if (state === 'foreign') return [demand(['degree_certificate'], 'foreign_certificate', about), demand(['certification_report'], 'foreign_certificate', about)];
  return [demand(['degree_certificate'], 'degree_not_verified', about), demand(['degree_report', 'certification_report'], 'degree_not_verified', about)];
}

function demand(anyOf: MaterialKind[], reason: MaterialReason, about: string | null = null): MaterialDemand {
  return { anyOf, reason, about, since: null };
}

/** The same kinds are demanded once, for the first reason given. */
function withoutRepeats(demands: readonly MaterialDemand[]): MaterialDemand[] {
  const seen = new Set<string>();
  return demands.filter(({ anyOf }) => {
    const key = anyOf.join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
