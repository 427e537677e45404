import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Application } from '../application.ts';
import { recordAct } from '../applications.store.ts';
import { stateOf } from '../move-application.ts';
import { takeApplication, type Asking } from '../take-application.ts';

/** The candidate read that the major is not on the list and goes on (R-2.2.4-09): recorded, shown to reviewers, never a block. */
export async function answerMismatch(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const taken = await takeApplication(asking, id);
  if (!taken.ok) return taken;
  const { app, photoAwaits } = taken.value;
  const state = stateOf(app, photoAwaits);
  if (app.majorMatches !== false || app.dimensions.data !== 'saved') return refusedFor('application.wrong_state');
  const at = new Date(asking.now);
  recordAct(asking.tx, asking.kit.crypto, app, app.dimensions, { mismatchAnsweredAt: asking.now }, { version: app.version + 1, act: 'answer_mismatch', fromState: state, toState: state, byKind: 'candidate', byId: asking.actor.accountId, note: null, at });
  return ok({ ...app, version: app.version + 1, mismatchAnsweredAt: asking.now });
}
