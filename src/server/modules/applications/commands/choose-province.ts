import type { ProvinceCode } from '#contracts/regions.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findProvinceConfig } from '#server/modules/catalogue/index.ts';
import type { Application } from '../application.ts';
import { refusalsOutsidePreparing } from '../domain/window-guards.ts';
import { moveApplication } from '../move-application.ts';
import { takeApplication, type Asking } from '../take-application.ts';

/** 选择省份 (T2): the province must offer the sitting and have its window open now, or about to open (D-24). */
export async function chooseProvince(asking: Asking, id: ApplicationId, province: ProvinceCode): Promise<Result<Application>> {
  const taken = await takeApplication(asking, id);
  if (!taken.ok) return taken;
  const { app, photoAwaits } = taken.value;
  const config = await findProvinceConfig(asking.tx, app.sittingId, province);
  if (!config) return refusedFor('application.province_not_offered', { path: 'province' });
  const no = refusalsOutsidePreparing(config.windows, asking.now).map((r) => ({ ...r, path: 'province' }));
  if (no.length > 0) return refused(no);
  return moveApplication(asking.tx, asking.kit.crypto, app, {
    act: 'choose_province', by: 'candidate', byId: asking.actor.accountId, photoAwaits, windows: config.windows, changes: { province },
  }, asking.now);
}
