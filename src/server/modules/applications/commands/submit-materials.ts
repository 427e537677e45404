import type { ApplicationId } from '#contracts/ids.ts';
import { refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { listPresentMaterials, MATERIAL_KINDS, missingMaterials } from '#server/modules/materials/index.ts';
import type { Application } from '../application.ts';
import { refusalsOutsideConfirm } from '../domain/window-guards.ts';
import { materialDemands } from '../material-demands.ts';
import { moveApplication } from '../move-application.ts';
import { takePlaced, type Asking } from '../take-application.ts';

/** 提交证明材料 (T9): every demand is met by at least one file; after a return (T14) also while the review still runs. */
export async function submitMaterials(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { app, offer, person, photoAwaits } = taken.value;
  const closed = refusalsOutsideConfirm(taken.value.config.windows, asking.now);
  if (closed.length > 0) return refused(closed);
  const missing = missingMaterials(materialDemands(app, offer, person), await listPresentMaterials(asking.tx, app.accountId, app.id));
  if (missing.length > 0) {
    const kinds = missing.map((m) => m.anyOf.map((kind) => MATERIAL_KINDS[kind][asking.visitor.lang]).join(asking.visitor.lang === 'zh' ? '或' : ' or ')).join(asking.visitor.lang === 'zh' ? '、' : '; ');
    return refusedFor('application.materials_missing', { params: { kinds } });
  }
  return moveApplication(asking.tx, asking.kit.crypto, app, { act: 'submit_materials', by: 'candidate', byId: asking.actor.accountId, photoAwaits, windows: taken.value.config.windows }, asking.now);
}
