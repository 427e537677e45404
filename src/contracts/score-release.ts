import { z } from 'zod';
import { SittingId } from './catalogue.ts';

const Reason = z.string('field.required').trim().min(4, 'field.too_short').max(300, 'field.too_long');
const Version = z.int('field.required').min(0);

/** 提请公布: at which instant all provinces open. */
export const ProposeRelease = z.strictObject({ version: Version, opensAt: z.int('field.required') });
export type ProposeRelease = z.infer<typeof ProposeRelease>;

export const MoveRelease = z.strictObject({ version: Version, reason: z.string().trim().max(300, 'field.too_long').default('') });
export type MoveRelease = z.infer<typeof MoveRelease>;

export const ReleaseState = z.enum(['making', 'proposed', 'approved', 'returned']);
export type ReleaseState = z.infer<typeof ReleaseState>;

/** Body of holding somebody's scores back (暂不公布), or of opening them. */
export const HoldScore = z.strictObject({ ticket: z.string('field.required').trim().min(6, 'field.invalid').max(40, 'field.too_long'), reason: Reason });
export type HoldScore = z.infer<typeof HoldScore>;

/** Body of a trial query (公布前试查). */
export const TrialQuery = z.strictObject({ ticket: z.string('field.required').trim().min(6, 'field.invalid').max(40, 'field.too_long') });

export const ScoreHold = z.object({ ticket: z.string(), name: z.string(), province: z.string(), reason: z.string(), by: z.string(), at: z.number() });
export const ScoreHolds = z.object({ holds: z.array(ScoreHold), next: z.string().nullable() }).meta({ id: 'ScoreHolds' });
export type ScoreHolds = z.infer<typeof ScoreHolds>;

/** The release of a sitting as the console shows it. */
export const ScoreReleaseView = z.object({
  sitting: SittingId, name: z.string(), month: z.string(), version: z.int(), state: ReleaseState.nullable(), opensAt: z.number().nullable(), isOpen: z.boolean(), people: z.int(), marks: z.int(), cards: z.int(), holds: z.int(),
  proposedBy: z.string().nullable(), approvedBy: z.string().nullable(),
  closed: z.object({ propose: z.string().nullable(), approve: z.string().nullable(), return: z.string().nullable(), bring: z.string().nullable(), hold: z.string().nullable() }),
}).meta({ id: 'ScoreReleaseView' });
export type ScoreReleaseView = z.infer<typeof ScoreReleaseView>;
