import type { SittingId } from '#contracts/catalogue.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Instant } from '#contracts/dates.ts';
import type { ApplicationForm, UnlockPart } from '#contracts/applications.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { MaterialsAsked } from '#contracts/materials.ts';
import type { EligibilityVerdict } from '#contracts/eligibility.ts';
import type { Dimensions } from './domain/dimensions.ts';

/** One application as the commands work on it (报考); `form` and `draft` are opened personal data. */
export type Application = {
  accountId: AccountId;
  id: ApplicationId;
  version: number;
  number: string | null;
  sittingId: SittingId;
  examCode: string;
  examYear: number;
  province: ProvinceCode | null;
  dimensions: Dimensions;
  /** The sitting has photos reviewed for this candidate (D-09). */
  photoReviewed: boolean;
  draft: Record<string, string | string[]> | null;
  form: ApplicationForm | null;
  evaluation: EligibilityVerdict | null;
  majorMatches: boolean | null;
  mismatchAnsweredAt: Instant | null;
  routeReasons: string[];
  fileNumber: string | null;
  dueInFen: number | null;
  reviewReason: string | null;
  /** What the reviewer asked for on the last return (T14). */
  materialsAsked: MaterialsAsked | null;
  lapsesAt: Instant | null;
  /** Until when and in which parts an officer has opened it for change (解锁修改, T17). */
  unlockedUntil: Instant | null;
  unlockedParts: UnlockPart[];
  confirmedAt: Instant | null;
  startedAt: Instant;
  changedAt: Instant;
};

/** What an act writes beside the dimensions; absent keys stay as they are. */
export type Changes = Partial<Omit<Application, 'accountId' | 'id' | 'version' | 'sittingId' | 'examCode' | 'examYear' | 'dimensions' | 'unlockedUntil' | 'unlockedParts' | 'startedAt' | 'changedAt' | 'materialsAsked'>>;
