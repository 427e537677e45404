import type { Instant } from '#contracts/dates.ts';
import type { PhotoChangeChoices, PhotoChangeView, PhotoDossier, PhotoPageView, PhotoProposalView } from '#contracts/photos.ts';
import { isAcceptable, needsReview, PHOTO } from '#contracts/photos/standard.ts';
import { refusalsToUpload } from './domain/photo-states.ts';
import type { Photo, PhotoChange, PhotoProposal } from './photo-facts.ts';
import type { Likeness } from './photo-likeness.store.ts';

/** Addresses of this module's pages and pictures. */
export const photoPaths = {
  page: '/my/photo',
  coach: '/photo-coach',
  preview: '/my/photo/preview',
  change: '/my/photo/change',
  image: (photo: Pick<Photo, 'id'>) => `/my/photo/image?photo=${photo.id}`,
  proposalImage: (digest: string) => `/my/photo/proposal-image?digest=${digest}`,
  staffImage: (photo: Pick<Photo, 'id' | 'accountId'>) => `/api/staff/photos/${photo.accountId}/${photo.id}/image`,
} as const;

/** A prepared picture as its preview shows it; the address names the very bytes by their digest. */
export function presentProposal(proposal: PhotoProposal): PhotoProposalView {
  return {
    imageUrl: photoPaths.proposalImage(proposal.digest),
    bytes: proposal.bytes,
    checks: proposal.checks,
    acceptable: isAcceptable(proposal.checks),
    needsReview: needsReview(proposal.checks),
    canAdjust: isLargerThanCut(proposal.crop),
    digest: proposal.digest,
  };
}

/** A picture the page already cut has nothing left around the cut to move it to. */
function isLargerThanCut({ x, y, width }: PhotoProposal['crop']): boolean {
  return width > PHOTO.width + 1 || x > 0 || y > 0;
}

/** A change request with the names of its exam and province; a permission past its time reads as expired although the sweep has not come by. */
export function presentChange(change: PhotoChange, choices: PhotoChangeChoices, now: Instant): PhotoChangeView {
  const nameOf = (list: { value: string; text: string }[], value: string) => list.find((one) => one.value === value)?.text ?? value;
  const overdue = change.state === 'allowed' && change.expiresAt !== null && change.expiresAt <= now;
  return {
    id: change.id,
    state: overdue ? 'expired' : change.state,
    provinceCode: change.provinceCode,
    provinceName: nameOf(choices.provinces, change.provinceCode),
    sittingId: change.sittingId,
    sittingName: nameOf(choices.sittings, change.sittingId),
    reason: change.reason,
    requestedAt: change.requestedAt,
    decidedAt: change.decidedAt,
    decisionReason: change.decisionReason,
    expiresAt: change.expiresAt,
  };
}

type PageFacts = { photo: Photo | undefined; proposal: PhotoProposal | undefined; change: { request: PhotoChange; choices: PhotoChangeChoices } | undefined };

/** The candidate's photo page: what stands, what waits, and whether the picture may be set now. */
export function presentPhotoPage({ photo, proposal, change }: PageFacts, now: Instant): PhotoPageView {
  return {
    photo: photo ? { id: photo.id, state: photo.state, uploadedAt: photo.uploadedAt, imageUrl: photoPaths.image(photo), rejectReason: photo.rejectReason } : null,
    proposal: proposal ? presentProposal(proposal) : null,
    change: change ? presentChange(change.request, change.choices, now) : null,
    mayUpload: refusalsToUpload({ photo, change: change?.request }, now).length === 0,
  };
}

type DossierPhoto = Photo & { replacedAt: Instant | null; alike: Likeness[] };

/** What an officer sees of one person's photos. */
export function presentDossier(accountId: string, photos: DossierPhoto[], change: PhotoChangeView | null): PhotoDossier {
  return {
    accountId,
    photos: photos.map((photo) => ({
      id: photo.id, state: photo.state, uploadedAt: photo.uploadedAt, replacedAt: photo.replacedAt, rejectReason: photo.rejectReason, imageUrl: photoPaths.staffImage(photo), checks: photo.checks,
      alike: photo.alike.map((other) => ({ accountId: other.otherAccountId, photoId: other.otherPhotoId, bitsApart: other.bitsApart })),
    })),
    change,
  };
}
