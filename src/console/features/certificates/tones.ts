import type { BatchState } from '#contracts/certificate-batches.ts';
import type { CaseState } from '#contracts/certificate-cases.ts';
import type { CertificateState } from '#contracts/certificates.ts';

/** The colours of states; their words say the same. */
export const STATE_TONES: Record<CertificateState, string> = { valid: 'success', expired: 'warning', revoked: 'danger' };
export const BATCH_TONES: Record<BatchState, string> = { proposed: 'warning', issuing: 'info', issued: 'success', withdrawn: 'neutral' };
export const CASE_TONES: Record<CaseState, string> = { opened: 'warning', proposed: 'warning', decided: 'info', done: 'success', withdrawn: 'neutral' };
