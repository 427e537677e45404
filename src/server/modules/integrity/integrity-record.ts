import type { DocumentType } from '#contracts/document-types.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import type { BreachKind, IntegrityRecordId } from '#contracts/integrity.ts';

/** One record of the register as staff work with it; name and number are opened personal data. */
export type IntegrityRecord = {
  documentKey: Buffer;
  id: IntegrityRecordId;
  name: string;
  documentType: DocumentType;
  documentNumber: string;
  kind: BreachKind;
  article: string;
  decisionNumber: string;
  decidedOn: Day;
  until: Day | null;
  recordedAt: Instant;
  closedOn: Day | null;
  province: string | null;
  examCode: string | null;
  accountId: string | null;
  caseId: string | null;
};
