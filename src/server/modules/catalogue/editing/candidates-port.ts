import type { ReviewPoint } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { EditedWindows, Standing, WindowEffect } from '#contracts/sittings.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** One province of one sitting. */
export type Where = { sittingId: string; province: string };

/**
 * What editing the catalogue needs to know of applications, and has done to them. Filled by module applications, where the state of an application
 * belongs; the batches hold the rows they write only for a moment.
 */
export type CandidatesPort = {
  /** How many applications a change of windows would touch, and how. */
  effectOf(tx: Tx, where: Where, windows: EditedWindows, now: Instant): Promise<Omit<WindowEffect, 'findings' | 'standing'>>;
  /** How many live applications of some sittings stand where, in one province. */
  standingIn(tx: Tx, province: string, sittingIds: readonly string[]): Promise<Standing>;
  /** How many live applications a sitting has in each province. */
  countByProvince(tx: Tx, sittingId: string): Promise<Map<string, number>>;
  /** Sets the deadlines of unfinished applications anew by the province's windows, so many at most; answers how many it set. */
  retimeSome(tx: Tx, where: Where, windows: EditedWindows, limit: number, tell: { now: Instant } | null): Promise<number>;
  /** How many live applications are with each of these review points; none are not named. */
  countAt(tx: Tx, points: readonly string[]): Promise<Map<string, number>>;
  /** How many files wait for review at a point, and how many people are to come there on site. */
  touchedAt(tx: Tx, point: ReviewPoint): Promise<{ waiting: number; onSite: number }>;
  /** Tells people who are to come to a point on site what has changed of it, so many at most behind a key; answers how many it told and the key of the last. */
  tellSome(tx: Tx, point: ReviewPoint, after: string | undefined, limit: number, now: Instant): Promise<{ told: number; last: string | undefined }>;
  /** Hands live applications of a point to another, so many at most; answers how many it handed over. */
  handOverSome(tx: Tx, from: ReviewPoint, to: ReviewPoint, limit: number, by: { staffId: string; now: Instant }): Promise<number>;
};
