import { ApplicationId, MaterialId } from '#contracts/ids.ts';
import { MaterialKind, type MaterialsView, type MaterialView } from '#contracts/materials.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { MATERIAL_KINDS, MATERIAL_REASONS } from './domain/material-kinds.ts';
import { missingMaterials } from './domain/required-materials.ts';
import type { MaterialOwner } from './material-owners.ts';
import type { readFiles } from './read-files.ts';

type Files = Awaited<ReturnType<typeof readFiles>>;
type MaterialRow = Files['live'][number];

/** A row as the screen needs it, its file name opened. */
export function presentMaterial(row: MaterialRow, crypto: FieldCrypto, lang: Lang): MaterialView {
  const kind = MaterialKind.parse(row.kind);
  invariant(row.content_type === 'image/jpeg' || row.content_type === 'application/pdf', 'a material is a picture or a PDF');
  return {
    id: MaterialId.parse(row.id), applicationId: ApplicationId.parse(row.application_id), kind, kindText: MATERIAL_KINDS[kind][lang],
    fileName: crypto.open('material_file.file_name', row.file_name), contentType: row.content_type, bytes: row.bytes, pages: row.pages,
    uploadedAt: row.uploaded_at.getTime(), awaitsScan: row.awaitsScan,
  };
}

/** 证明材料: demands with what meets them, the files, and why nothing may be changed when nothing may. */
export function presentMaterials(applicationId: ApplicationId, owner: MaterialOwner, { live, flagged }: Files, crypto: FieldCrypto, lang: Lang): MaterialsView {
  const files = live.map((row) => presentMaterial(row, crypto, lang));
  const missing = missingMaterials(owner.demands, files);
  return {
    applicationId,
    title: owner.title,
    demands: owner.demands.map((d) => ({
      ...d, met: !missing.includes(d), kindTexts: d.anyOf.map((kind) => MATERIAL_KINDS[kind][lang]), reasonText: MATERIAL_REASONS[d.reason][lang],
    })),
    files,
    flagged: flagged.map((f) => ({ kindText: MATERIAL_KINDS[MaterialKind.parse(f.kind)][lang], fileName: crypto.open('material_file.file_name', f.file_name) })),
    missing: missing.length,
    closed: owner.closed.map((refusal) => refusalText(refusal, lang)),
  };
}
