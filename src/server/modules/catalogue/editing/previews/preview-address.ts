import type { ProvinceCode } from '#contracts/regions.ts';
import type { AskPreview, PreviewAddress } from '#contracts/sittings.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

import type { Editing } from '../editing.ts';
import { findSittingRow, listProvinceRows } from '../sittings/sitting-rows.store.ts';
import { PREVIEW_LIVES, sealPreview } from './preview-ticket.ts';

/**
 * A short-lived address of the portal's page as candidates of a province see it at a moment (考生视角预览). For a province one may see; of a prepared
 * sitting the other provinces' terms stay theirs, so only the nation's officers see them together.
 */
export async function previewAddress({ tx, jurisdiction, now }: Editing, crypto: FieldCrypto, id: string, province: ProvinceCode, ask: AskPreview): Promise<Result<PreviewAddress>> {
  const row = await findSittingRow(tx, id);
  if (row === undefined || !covers(jurisdiction, { province, exam: row.sitting.examCode })) return refusedFor('sitting.not_found');
  const held = (await listProvinceRows(tx, [id])).get(id) ?? [];
  if (!held.some((p) => p.province === province)) return refusedFor('sitting.not_found');
  const whole = row.announcedAt !== null || jurisdiction.kind === 'nation';
  return ok({ address: `/previews/${sealPreview(crypto, { ...ask, sittingId: row.sitting.id, province, whole, made: now })}`, until: now + PREVIEW_LIVES });
}
