import type { OwnState } from '#contracts/applications.ts';

/** 承诺 (per application): 未签 / 已签 / 未采用 / 不适用 / 已撤回. */
export type CommitmentState = 'unsigned' | 'signed' | 'declined' | 'not_applicable' | 'withdrawn';

/** 信息: choosing exam and province, filling in, deciding on the commitment, checking once more, saved, confirmed. */
export type DataState = 'choosing' | 'filling' | 'committing' | 'checking' | 'saved' | 'confirmed';

/** 证明材料: none demanded, demanded, handed in. */
export type MaterialsState = 'not_needed' | 'needed' | 'submitted';

/** 资格核验 */
export type ReviewState = 'not_started' | 'automatic' | 'awaiting_online' | 'awaiting_on_site' | 'returned' | 'approved' | 'rejected' | 'post_exam';

/** 缴费 */
export type PaymentState = 'unpaid' | 'paying' | 'paid' | 'exempt';

/** How an application ended: given up (X1), lapsed (X2), voided (X3), its exam suspended and the fee given back (X5), the fee given back by decision (X6). */
export type EndKind = 'given_up' | 'lapsed' | 'voided' | 'suspended' | 'refunded';

/** The dimensions an application owns (domain.md 2.1); identity, schooling rows and photo belong to the account. */
export type Dimensions = {
  data: DataState;
  commitment: CommitmentState;
  materials: MaterialsState;
  review: ReviewState;
  payment: PaymentState;
  ended: EndKind | null;
};

/** Where every application begins (T1). */
export const NEW_APPLICATION: Dimensions = { data: 'choosing', commitment: 'unsigned', materials: 'not_needed', review: 'not_started', payment: 'unpaid', ended: null };

/** True while the photo of the account stands in this application's way (D-09: only where the sitting reviews photos). */
export type PhotoGate = { awaits: boolean };

/** The one label shown for an application (报考状态), computed from its dimensions and the photo gate. */
export function displayedState(d: Dimensions, photo: PhotoGate): OwnState {
  if (d.ended) return ENDED[d.ended];
  switch (d.data) {
    case 'choosing': return 'S1';
    case 'filling': return 'S2';
    case 'committing':
    case 'checking': return 'S3';
    case 'saved': return d.materials === 'needed' ? 'S4' : photo.awaits ? 'S5' : 'S6';
    case 'confirmed': return confirmedState(d);
  }
}

const ENDED = { given_up: 'X1', lapsed: 'X2', voided: 'X3', suspended: 'X5', refunded: 'X6' } as const;

/** True where nothing is owed any more: the fee is paid, or was waived. */
export function isPaid(d: Pick<Dimensions, 'payment'>): boolean {
  return d.payment === 'paid' || d.payment === 'exempt';
}

/** True for 已缴费、核验不通过: unlocked (T17) after it was paid, confirmed again and rejected. Only an officer can lead on from here: unlock again, or void. */
export function isPaidAndRejected(d: Pick<Dimensions, 'data' | 'review' | 'payment' | 'ended'>): boolean {
  return d.ended === null && d.data === 'confirmed' && d.review === 'rejected' && isPaid(d);
}

/** What is paid is complete once its review is settled: only an unlocked application (T17) is reviewed again after it was paid. */
function confirmedState(d: Dimensions): OwnState {
  switch (d.review) {
    case 'awaiting_online': return 'S7';
    case 'awaiting_on_site':
    case 'not_started':
    case 'returned': return 'S8';
    case 'rejected': return 'S9';
    case 'automatic':
    case 'approved':
    case 'post_exam': return isPaid(d) ? 'S12' : d.payment === 'paying' ? 'S11' : 'S10';
  }
}
