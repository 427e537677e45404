import type { Module } from '#server/platform/module.ts';
import { materialPages } from './materials.pages.ts';
import { materialEndpoints, type MaterialsEnv } from './materials.routes.ts';
import { materialStaffEndpoints } from './materials.staff-routes.ts';
import { materialsPersonal } from './personal.ts';

export { inspectPdf, looksLikePdf } from './files/pdf-content.ts';
export { MATERIAL_KINDS } from './domain/material-kinds.ts';
export { missingMaterials, requiredMaterials, type MaterialFacts, type ProofState } from './domain/required-materials.ts';
export { dropStored, keptOf, storeFiles, uploadMaterial, type StoredFile } from './commands/upload-material.ts';
export type { MaterialOwner, MaterialOwners } from './material-owners.ts';
export { listPresentMaterials, retireFlagged } from './materials.store.ts';
export { fileStanding, type FileStanding } from './file-standing.ts';

/** The module as the program mounts it, connected to the module that owns the applications. */
export function materials(env: MaterialsEnv): Module {
  const endpoints = materialEndpoints(env);
  const staff = materialStaffEndpoints(env);
  return { name: 'materials', personal: materialsPersonal, endpoints: [...Object.values(endpoints), ...Object.values(staff)], ...materialPages(env, endpoints) };
}
