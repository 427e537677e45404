import type { ApplicationId } from '#contracts/ids.ts';
import { refused, type Result } from '#server/kernel/result.ts';
import { demandPhotoReview } from '#server/modules/photos/index.ts';
import type { Application } from '../application.ts';
import { refusalsOutsideApply } from '../domain/window-guards.ts';
import { materialDemands } from '../material-demands.ts';
import { moveApplication } from '../move-application.ts';
import { takePlaced, type Asking } from '../take-application.ts';

/** “您的报名信息是否正确？” → 确定 (R-2.2.3-07, D-07): now it is saved; what must be proved with files is decided here. */
export async function checkSaved(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { app, offer, person, photoAwaits } = taken.value;
  const closed = refusalsOutsideApply(taken.value.config.windows, asking.now);
  if (closed.length > 0) return refused(closed);
  if (app.photoReviewed || person.photo === 'awaiting') await demandPhotoReview(asking.tx, app.accountId, taken.value.config.province, asking.now);
  const demands = materialDemands(app, offer, person);
  return moveApplication(asking.tx, asking.kit.crypto, app, {
    act: 'check_saved', by: 'candidate', byId: asking.actor.accountId, photoAwaits, windows: taken.value.config.windows,
    also: { materials: demands.length > 0 ? 'needed' : 'not_needed' }, changes: { draft: null },
  }, asking.now);
}
