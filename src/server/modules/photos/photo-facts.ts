import type { Instant } from '#contracts/dates.ts';
import type { SittingId } from '#contracts/catalogue.ts';
import type { AccountId, BlobId, StaffId } from '#contracts/ids.ts';
import type { PhotoChangeId, PhotoChangeState, PhotoId, PhotoState } from '#contracts/photos.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { Box } from '#contracts/photos/crop.ts';
import type { PhotoCheck, PictureType } from '#contracts/photos/standard.ts';

/** The photo an account stands with now (注册照片). */
export type Photo = {
  id: PhotoId;
  accountId: AccountId;
  blobId: BlobId;
  digest: string;
  bytes: number;
  fingerprint: string;
  checks: PhotoCheck[];
  state: PhotoState;
  rejectReason: string | null;
  reviewProvinceCode: string | null;
  uploadedAt: Instant;
  version: number;
};

/** A prepared picture that waits for 【上传照片】. */
export type PhotoProposal = {
  accountId: AccountId;
  blobId: BlobId;
  sourceBlobId: BlobId;
  sourceType: PictureType;
  digest: string;
  bytes: number;
  fingerprint: string;
  checks: PhotoCheck[];
  crop: Box;
  stateOnUpload: PhotoState;
  expiresAt: Instant;
};

/** A change request (照片修改申请) and the permission it may have become. */
export type PhotoChange = {
  id: PhotoChangeId;
  accountId: AccountId;
  provinceCode: ProvinceCode;
  sittingId: SittingId;
  reason: string;
  state: PhotoChangeState;
  requestedAt: Instant;
  decidedAt: Instant | null;
  decidedBy: StaffId | null;
  decisionReason: string | null;
  expiresAt: Instant | null;
  version: number;
};

/** Who did it, for the story of a photo. */
export type Doer = { kind: 'candidate' | 'staff' | 'system'; id: string | null };
