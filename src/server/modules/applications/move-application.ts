import type { ApplicationAct, OwnState } from '#contracts/applications.ts';
import type { ProvinceWindows } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Application, Changes } from './application.ts';
import { recordAct } from './applications.store.ts';
import { displayedState, type Dimensions } from './domain/dimensions.ts';
import { advance, type By } from './domain/transitions.ts';
import { lapsesAt } from './domain/window-guards.ts';

/** One act to be carried out: by whom, what it writes beside the dimensions, and the words kept with it. */
export type Move = {
  act: ApplicationAct;
  by: By;
  byId: string | null;
  photoAwaits: boolean;
  windows?: ProvinceWindows | undefined;
  changes?: Changes;
  /** Dimensions that depend on facts (materials demanded or not), written with the act. */
  also?: Partial<Dimensions>;
  note?: string | null;
};

/**
 * Carries out one act of the transition table: new dimensions, version, history and deadline in one write (2.12). The application
 * must be locked by the caller. A no changes nothing.
 */
export function moveApplication(tx: Tx, crypto: FieldCrypto, app: Application, move: Move, now: Instant): Result<Application> {
  const gate = { awaits: move.photoAwaits };
  const next = advance(app.dimensions, gate, move.act, move.by);
  if (!next.ok) return next;
  const to = { ...next.value, ...move.also };
  const lapses = move.windows === undefined ? {} : { lapsesAt: app.unlockedUntil !== null && to.data !== 'confirmed' && !to.ended ? app.unlockedUntil : deadlineOf(to, move.windows) };
  const changes: Changes = { ...move.changes, ...lapses };
  recordAct(tx, crypto, app, to, changes, {
    version: app.version + 1, act: move.act, fromState: displayedState(app.dimensions, gate), toState: displayedState(to, gate),
    byKind: move.by, byId: move.byId, note: move.note ?? null, at: new Date(now),
  });
  return ok({ ...app, ...changes, dimensions: to, version: app.version + 1, changedAt: now });
}

/** When the application lapses if nothing more happens; nothing for ended and completed ones. */
function deadlineOf(d: Dimensions, windows: ProvinceWindows): Instant | null {
  if (d.ended || d.payment === 'paid' || d.payment === 'exempt') return null;
  if (d.data === 'confirmed') return lapsesAt('unpaid', windows).at;
  return lapsesAt(d.data === 'saved' ? 'unconfirmed' : 'unsaved', windows).at;
}

/** The label of an application for a given photo gate. */
export function stateOf(app: Application, photoAwaits: boolean): OwnState {
  return displayedState(app.dimensions, { awaits: photoAwaits });
}
