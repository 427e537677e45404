import { LATER_STATES, type LaterAct, type LaterState, type LaterStep, type OwnState } from '#contracts/applications.ts';
import type { Instant } from '#contracts/dates.ts';
import { refusalText, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Application } from './application.ts';

/** What one module knows of an application after payment: how far it has come, and what may be done there or why not. */
export type LaterStage = {
  /** null: this module has nothing that moves the application on yet. */
  state: LaterState | null;
  acts: readonly { step: LaterStep; text: Words; href: string | null; reasons: readonly Refusal[]; until: Instant | null }[];
};

/** Asked for complete applications (S12) and suspended ones (X5) only; null where there is nothing to say. It reads by primary key: status pages are opened in a rush. */
export type LaterSource = (at: { tx: Tx; now: Instant }, app: Pick<Application, 'accountId' | 'id' | 'sittingId' | 'province'>) => Promise<LaterStage | null>;

/** What all sources say of one application, in the reader's language. */
export type Later = { state: LaterState | null; acts: LaterAct[] };

export const NOTHING_LATER: Later = { state: null, acts: [] };

/** Asks every source about a complete application; the one that has come furthest names the state (ADR 0023). */
export async function readLater(sources: readonly LaterSource[], at: { tx: Tx; now: Instant; lang: Lang }, app: Application, state: OwnState): Promise<Later> {
  if ((state !== 'S12' && state !== 'X5') || sources.length === 0) return NOTHING_LATER;
  const stages = (await Promise.all(sources.map((source) => source(at, app)))).filter((s) => s !== null);
  const later = foldStages(stages, at.lang);
  // a suspended one came no further, but shows where its money is
  return state === 'X5' ? { state: null, acts: later.acts.filter((a) => a.href !== null) } : later;
}

/** The furthest state, and every act in the order of the sources. */
export function foldStages(stages: readonly LaterStage[], lang: Lang): Later {
  const furthest = LATER_STATES.findLast((state) => stages.some((s) => s.state === state)) ?? null;
  return {
    state: furthest,
    acts: stages.flatMap((s) => s.acts).map(({ step, text, href, reasons, until }) => ({ step, text: text[lang], href: reasons.length > 0 ? null : href, reasons: reasons.map((r) => refusalText(r, lang)), until })),
  };
}
