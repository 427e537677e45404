import type { ApplicationId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { closeRoute } from '#server/modules/commitments/index.ts';
import type { Application } from '../application.ts';
import { refusalsOfMoney } from '../domain/amendment.ts';
import { refusalsOutsideApply } from '../domain/window-guards.ts';
import { materialDemands } from '../material-demands.ts';
import { moveApplication } from '../move-application.ts';
import { takePlaced, type Asking } from '../take-application.ts';
import { assess } from './save-application.ts';
import { routeApplication } from './route-application.ts';

/**
 * 撤回承诺 (T18): before paying and before applications close; the route is then closed for this exam and year. A saved application hands in
 * proofs, a confirmed one goes to people.
 */
export async function withdrawCommitment(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { app, offer, person, photoAwaits } = taken.value;
  const no = [...refusalsOutsideApply(taken.value.config.windows, asking.now), ...refusalsOfMoney(app.dimensions)];
  if (no.length > 0) return refused(no);
  if (app.dimensions.commitment !== 'signed') return refusedFor('application.wrong_state');
  if (offer.sitting.commitmentMode === 'compulsory') return refusedFor('commitment.compulsory');
  const { tx, kit, actor, now } = asking;
  const confirmed = app.dimensions.data === 'confirmed';
  const needsFiles = materialDemands(app, offer, person, 'withdrawn').length > 0;
  const withdrawn = moveApplication(tx, kit.crypto, app, {
    act: 'withdraw_commitment', by: 'candidate', byId: actor.accountId, photoAwaits, windows: taken.value.config.windows,
    also: confirmed ? { review: 'not_started' } : { materials: needsFiles ? 'needed' : 'not_needed' },
  }, now);
  if (!withdrawn.ok) return withdrawn;
  await closeRoute(tx, app.accountId, app, 'withdrawn', new Date(now));
  if (!confirmed) return withdrawn;
  invariant(app.form, 'a confirmed application has a form');
  const assessed = await assess(asking, taken.value, app.form);
  return assessed.ok ? routeApplication(asking, { ...taken.value, app: withdrawn.value }, assessed.value) : assessed;
}
