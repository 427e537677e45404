import { z } from 'zod';
import { CHECK_CODES } from './photos/standard.ts';
import { ProvinceCode } from './regions.ts';
import { CaptchaAnswer } from './captcha.ts';
import { SittingId } from './catalogue.ts';
import { AccountId } from './ids.ts';
import { listPlace } from './list-places.ts';

export const PhotoId = z.uuid('field.invalid').brand('PhotoId');
export type PhotoId = z.infer<typeof PhotoId>;

export const PhotoChangeId = z.uuid('field.invalid').brand('PhotoChangeId');
export type PhotoChangeId = z.infer<typeof PhotoChangeId>;

/** 照片 of an account (domain 2.1): 已上传(自检通过) · 待审核 · 审核通过 · 审核不通过. No photo at all is the absence of a row. */
export const PhotoState = z.enum(['self_checked', 'awaiting_review', 'approved', 'rejected']);
export type PhotoState = z.infer<typeof PhotoState>;

/** 照片修改申请: 已申请 · 准予更换 (once, until it expires) · 不予 · 已撤回 · 已收回 · 已使用 · 已过期. */
export const PhotoChangeState = z.enum(['requested', 'allowed', 'denied', 'withdrawn', 'revoked', 'used', 'expired']);
export type PhotoChangeState = z.infer<typeof PhotoChangeState>;

/** One check as shown: code, verdict, measured and wanted values. */
export const PhotoCheckView = z.object({
  code: z.enum(CHECK_CODES),
  verdict: z.enum(['good', 'warn', 'review', 'refuse', 'unmeasured']),
  measured: z.string(),
  wanted: z.string(),
});

const whole = z.coerce.number('field.invalid').int('field.invalid');

/** The cut chosen on the page, in pixels of the upright picture; absent, the server finds the head itself. */
export const CropBox = z.strictObject({ x: whole.min(0), y: whole.min(0), width: whole.min(1), height: whole.min(1) });
export type CropBox = z.infer<typeof CropBox>;

/** Body of POST /api/my/photo/proposal (【打开照片】): the picture comes as the multipart file `photo`. */
export const ProposePhoto = z.strictObject({ crop: CropBox.optional() });

/** One nudge of the cut on the preview page, for browsers that run no script. */
export const CropStep = z.enum(['left', 'right', 'up', 'down', 'nearer', 'farther']);
export type CropStep = z.infer<typeof CropStep>;

/** A picture prepared but not yet handed in: exactly the bytes that will be printed, and what was found about them. */
export const PhotoProposalView = z.object({
  imageUrl: z.string(),
  bytes: z.number().int(),
  checks: z.array(PhotoCheckView),
  acceptable: z.boolean(),
  needsReview: z.boolean(),
  canAdjust: z.boolean(),
  digest: z.string(),
});
export type PhotoProposalView = z.infer<typeof PhotoProposalView>;

/** Body of POST /api/my/photo (【上传照片】 → 【确定】): names the very picture the candidate saw. */
export const UploadPhoto = z.strictObject({ digest: z.string('field.required').regex(/^[0-9a-f]{64}$/, 'field.invalid'), captcha: CaptchaAnswer.optional() });
export type UploadPhoto = z.infer<typeof UploadPhoto>;

/** Body of POST /api/my/photo/proposal/crop. */
export const AdjustProposal = z.strictObject({ step: CropStep });

/** 申请修改照片: why, and for which exam in which province (R-2.2.2-02). */
export const RequestPhotoChange = z.strictObject({
  provinceCode: ProvinceCode,
  sittingId: SittingId,
  reason: z.string('field.required').trim().min(1, 'field.required').max(500, 'field.too_long'),
});
export type RequestPhotoChange = z.infer<typeof RequestPhotoChange>;

/** The officer's answer to a change request. A denial carries its reason to the candidate. */
export const DecidePhotoChange = z.strictObject({
  decision: z.enum(['allow', 'deny'], 'field.choose'),
  reason: z.string().trim().max(500, 'field.too_long').default(''),
});
export type DecidePhotoChange = z.infer<typeof DecidePhotoChange>;

/** The officer's word on a photo that awaits review (T8). */
export const DecidePhoto = z.strictObject({
  decision: z.enum(['approve', 'reject'], 'field.choose'),
  reason: z.string().trim().max(500, 'field.too_long').default(''),
});
export type DecidePhoto = z.infer<typeof DecidePhoto>;

/** Why a photo or a request is turned down, as a code the statistics can count; its words stand in photos/domain/photo-reasons.ts. */
export const PhotoReasonCode = z.enum(['not_self', 'not_recent', 'background', 'blurred', 'face_covered', 'glasses', 'lighting', 'edited', 'pose', 'unfounded'], 'field.not_a_choice');
export type PhotoReasonCode = z.infer<typeof PhotoReasonCode>;

const together = { reasonCode: PhotoReasonCode.optional(), reason: z.string().trim().max(400, 'field.too_long').default('') };

/** Body of POST /api/staff/photo-decisions: one word on up to fifty photos; each is judged by itself. */
export const DecidePhotos = z.strictObject({ items: z.array(z.strictObject({ accountId: AccountId, photoId: PhotoId })).min(1, 'field.required').max(50, 'field.too_many'), decision: z.enum(['approve', 'reject'], 'field.choose'), ...together });
export type DecidePhotos = z.infer<typeof DecidePhotos>;

/** Body of POST /api/staff/photo-change-decisions. */
export const DecidePhotoChanges = z.strictObject({ items: z.array(z.strictObject({ accountId: AccountId, changeId: PhotoChangeId })).min(1, 'field.required').max(50, 'field.too_many'), decision: z.enum(['allow', 'deny'], 'field.choose'), ...together });
export type DecidePhotoChanges = z.infer<typeof DecidePhotoChanges>;

/** What came of each: done, or why not. */
export const PhotosDecided = z.object({ results: z.array(z.object({ accountId: z.string(), id: z.string(), done: z.boolean(), reasons: z.array(z.string()) })) });
export type PhotosDecided = z.infer<typeof PhotosDecided>;

export const PhotoChangeView = z.object({
  id: PhotoChangeId,
  state: PhotoChangeState,
  provinceCode: ProvinceCode,
  provinceName: z.string(),
  sittingId: SittingId,
  sittingName: z.string(),
  reason: z.string(),
  requestedAt: z.number(),
  decidedAt: z.number().nullable(),
  decisionReason: z.string().nullable(),
  expiresAt: z.number().nullable(),
});
export type PhotoChangeView = z.infer<typeof PhotoChangeView>;

/** The candidate's whole photo page (注册照片维护). */
export const PhotoPageView = z.object({
  photo: z.object({ id: PhotoId, state: PhotoState, uploadedAt: z.number(), imageUrl: z.string(), rejectReason: z.string().nullable() }).nullable(),
  proposal: PhotoProposalView.nullable(),
  change: PhotoChangeView.nullable(),
  mayUpload: z.boolean(),
});
export type PhotoPageView = z.infer<typeof PhotoPageView>;

/** What the request form offers: exams and provinces, as the catalogue names them. */
export const PhotoChangeChoices = z.object({
  sittings: z.array(z.object({ value: z.string(), text: z.string() })),
  provinces: z.array(z.object({ value: z.string(), text: z.string() })),
});
export type PhotoChangeChoices = z.infer<typeof PhotoChangeChoices>;

/** The photo in force, the one before it, and how many others have one like it (a hint, never a verdict). */
const Seen = { imageUrl: z.string().nullable(), oldImageUrl: z.string().nullable(), alike: z.int() };

const Person = { accountId: z.string(), candidateName: z.string(), documentNumber: z.string() };

/** One line of the officer's list of change requests (照片修改申请). */
export const PhotoChangeListItem = PhotoChangeView.extend({ ...Person, ...Seen, flagged: z.int() });
export type PhotoChangeListItem = z.infer<typeof PhotoChangeListItem>;

/** One line of the officer's list of photos to review (照片审核). */
export const PhotoReviewItem = z.object({ ...Person, photoId: PhotoId, uploadedAt: z.number(), provinceCode: z.string().nullable(), ...Seen, notGood: z.array(PhotoCheckView) });
export type PhotoReviewItem = z.infer<typeof PhotoReviewItem>;

/** A page of an officer's list; `next` continues it. */
export const PhotoCursor = listPlace('time.id');
export const PhotoChangeList = z.object({ items: z.array(PhotoChangeListItem), next: PhotoCursor.nullable() });
export const PhotoReviewList = z.object({ items: z.array(PhotoReviewItem), next: PhotoCursor.nullable() });

/** Everything an officer needs to decide: every photo the person had with its quality report, and whose photos look alike. */
export const PhotoDossier = z.object({
  accountId: z.string(),
  photos: z.array(z.object({
    id: PhotoId, state: PhotoState, uploadedAt: z.number(), replacedAt: z.number().nullable(), rejectReason: z.string().nullable(), imageUrl: z.string(), checks: z.array(PhotoCheckView),
    alike: z.array(z.object({ accountId: z.string(), photoId: z.string(), bitsApart: z.number() })),
  })),
  change: PhotoChangeView.nullable(),
});
export type PhotoDossier = z.infer<typeof PhotoDossier>;
