import { z } from 'zod';
import { ApplicationId, MaterialId } from './ids.ts';

/** Kinds of supporting material (证明材料种类); their words stand in materials/domain/material-kinds.ts. */
export const MaterialKind = z.enum([
  'education_certificate',
  'education_record_form',
  'degree_certificate',
  'degree_report',
  'certification_report',
  'title_certificate',
  'work_years_proof',
  'identity_document',
  'residence_proof',
  'qualification_certificate',
  'exemption_proof',
  'other',
], 'field.not_a_choice');
export type MaterialKind = z.infer<typeof MaterialKind>;

/** Why a material is asked for; each reason has words for the candidate. */
export const MaterialReason = z.enum([
  'education_not_verified',
  'degree_not_verified',
  'second_degree_claimed',
  'foreign_certificate',
  'identity_not_verified',
  'title_claimed',
  'years_not_committed',
  'not_committed',
  'commitment_withdrawn',
  'integrity_record',
  'exemption',
  'additional_specialty',
  'residence_rule',
  'asked_by_reviewer',
]);
export type MaterialReason = z.infer<typeof MaterialReason>;

/** One demand: at least one file of one of these kinds, uploaded since then where a reviewer asked for it anew. */
export const MaterialDemand = z.object({ anyOf: z.array(MaterialKind).min(1), reason: MaterialReason, about: z.string().nullable(), since: z.number().nullable() });
export type MaterialDemand = z.infer<typeof MaterialDemand>;

/** What a reviewer asked for when returning an application (退回补正, T14), and when. */
export const MaterialsAsked = z.object({ kinds: z.array(MaterialKind).min(1), at: z.number() });
export type MaterialsAsked = z.infer<typeof MaterialsAsked>;

/** Body of `POST /api/applications/:id/materials`; the files come beside it. */
export const MaterialUpload = z.object({ kind: MaterialKind, replaces: MaterialId.optional() });
export type MaterialUpload = z.infer<typeof MaterialUpload>;

/** One file as the page and the API show it. */
export const MaterialView = z.object({
  id: MaterialId,
  applicationId: ApplicationId,
  kind: MaterialKind,
  kindText: z.string(),
  fileName: z.string(),
  contentType: z.enum(['image/jpeg', 'application/pdf']),
  bytes: z.int(),
  pages: z.int(),
  uploadedAt: z.number(),
  /** 待查毒: taken while the malware scan was away; only who sent it opens it before it is scanned. */
  awaitsScan: z.boolean(),
});
export type MaterialView = z.infer<typeof MaterialView>;

/** 证明材料: what is demanded, what is there, what is still missing, and whether it may be changed now. */
export const MaterialsView = z.object({
  applicationId: ApplicationId,
  title: z.string(),
  demands: z.array(MaterialDemand.extend({ met: z.boolean(), kindTexts: z.array(z.string()), reasonText: z.string() })),
  files: z.array(MaterialView),
  /** Files the scan took away later, as long as no other of the kind came. */
  flagged: z.array(z.object({ kindText: z.string(), fileName: z.string() })),
  missing: z.int(),
  closed: z.array(z.string()),
});
export type MaterialsView = z.infer<typeof MaterialsView>;
