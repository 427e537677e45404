import type { Instant, Day, YearMonth } from '#contracts/dates.ts';
import type { DocumentType } from '#contracts/document-types.ts';
import type { DegreeLevel, DegreeType, EducationLevel, SecondDegree, StudyMode } from '#contracts/education.ts';
import type { Sex } from '#contracts/identity-documents.ts';
import type { AccountId, DegreeId, EducationId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { AccountState } from './domain/identity-claims.ts';

export type { AccountState };

/** An education row as verification and applications need it (学历). */
export type EducationFacts = {
  id: EducationId;
  certificateNumber: string;
  institution: string;
  graduatedIn: YearMonth;
  major: string;
  level: EducationLevel;
  mode: StudyMode;
  addedAt: Instant;
};

/** A degree row (学位). */
export type DegreeFacts = {
  id: DegreeId;
  certificateNumber: string;
  institution: string;
  awardedIn: YearMonth;
  major: string;
  level: DegreeLevel;
  type: DegreeType | undefined;
  /** 第二学士学位、双学士学位 as stated; no registry tells it. */
  second: SecondDegree | undefined;
  addedAt: Instant;
};

/** Who stands behind certificates: what registries are asked about. */
export type HolderFacts = Pick<AccountFacts, 'id' | 'name' | 'documentType' | 'documentNumber' | 'educations' | 'degrees'>;

/** All another module may know of an account; opened personal data, so it is never logged, queued or shown unmasked. */
export type AccountFacts = {
  id: AccountId;
  state: AccountState;
  /** A merge agreed on waits for applications to be over (账号合并): this account then goes, or stays and takes over. */
  merging: 'goes' | 'stays' | undefined;
  /** Raised by every change; a job that carries an older one is stale. */
  version: number;
  userName: string;
  name: string;
  glyphDescription: string | undefined;
  documentType: DocumentType;
  documentNumber: string;
  maskedDocumentNumber: string;
  issuingCountry: string | undefined;
  bornOn: Day | undefined;
  sex: Sex | undefined;
  phone: string | undefined;
  maskedPhone: string | undefined;
  mail: string;
  /** The language last used: messages are written in it. */
  lang: Lang;
  address: string | undefined;
  postcode: string | undefined;
  /** Rows not withdrawn, in the order they were added. */
  educations: EducationFacts[];
  degrees: DegreeFacts[];
  registeredAt: Instant;
  /** False while the current service agreement waits for acceptance (R-2.1.1-06, article 5). */
  agreementCurrent: boolean;
};
