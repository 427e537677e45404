import type { ApplicationId } from '#contracts/ids.ts';
import { refused, type Result } from '#server/kernel/result.ts';
import { flattenFields } from '#server/platform/http/form-fields.ts';
import type { Application } from '../application.ts';
import { refusalsToAmend } from '../domain/amendment.ts';
import { refusalsOutsideApply } from '../domain/window-guards.ts';
import { moveApplication } from '../move-application.ts';
import { takePlaced, type Asking } from '../take-application.ts';

/**
 * 信息维护 / 修改报名信息 (T10, T15, T16): takes back confirmation and review where the province's policy allows, and opens the form with what
 * was saved. The old confirmation stays frozen in its snapshot; the commitment is signed anew after the change.
 */
export async function amendApplication(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { app, photoAwaits } = taken.value;
  const no = [
    ...refusalsOutsideApply(taken.value.config.windows, asking.now),
    ...refusalsToAmend({ dimensions: app.dimensions, policy: taken.value.config.modifyPolicy, phone: taken.value.config.phone, unlocked: app.unlockedUntil !== null }),
  ];
  if (no.length > 0) return refused(no);
  return moveApplication(asking.tx, asking.kit.crypto, app, {
    act: app.dimensions.data === 'confirmed' ? 'reopen' : 'edit', by: 'candidate', byId: asking.actor.accountId, photoAwaits, windows: taken.value.config.windows,
    changes: { draft: app.form ? flattenFields(app.form) : null, confirmedAt: null, reviewReason: null },
  }, asking.now);
}
