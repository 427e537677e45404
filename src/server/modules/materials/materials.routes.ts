import { z } from 'zod';
import { ApplicationId, MaterialId } from '#contracts/ids.ts';
import { MaterialsView, MaterialUpload } from '#contracts/materials.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { removeMaterial } from './commands/remove-material.ts';
import { dropStored, storeFiles, uploadMaterial } from './commands/upload-material.ts';
import { MAX_FILE_BYTES } from './files/prepare-file.ts';
import { puttingAside } from '#server/platform/scanner/put-aside.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import type { MaterialOwners } from './material-owners.ts';
import { presentMaterials } from './materials.present.ts';
import { MAX_FILES_OF_A_KIND } from './materials.store.ts';
import { readFiles } from './read-files.ts';
import { readMaterial } from './read-material.ts';

const OfApplication = z.object({ id: ApplicationId });
export const OneMaterial = z.object({ id: ApplicationId, materialId: MaterialId });

/** What materials reach outside themselves. `handIn` is the owner's own act: the files are complete and go to the review (T9). */
export type MaterialsEnv = { owners: MaterialOwners; scanner: FileScanner; handIn: AnyEndpoint };

/** The candidate's own materials: list, add or replace, look at, remove. */
export function materialEndpoints({ owners, scanner }: Omit<MaterialsEnv, 'handIn'>) {
  const list = defineEndpoint({
    method: 'GET', path: '/api/applications/:id/materials', summary: '证明材料清单', access: 'candidate', audit: null, limit: 'read',
    params: OfApplication, output: MaterialsView,
    handle: async ({ tx, actor, kit, now, visitor }, { params }) => {
      const owner = await owners.describe(tx, actor.accountId, params.id, now, false);
      if (!owner.ok) return owner;
      return ok(presentMaterials(params.id, owner.value, await readFiles(tx, actor.accountId, params.id), kit.crypto, visitor.lang));
    },
  });

  const upload = defineEndpoint({
    method: 'POST', path: '/api/applications/:id/materials', summary: '证明材料上传', access: 'candidate', audit: 'material.upload', limit: 'upload',
    params: OfApplication, body: MaterialUpload, files: { maxBytes: MAX_FILE_BYTES + 1, maxCount: MAX_FILES_OF_A_KIND }, output: z.object({ ids: z.array(MaterialId) }),
    prepare: (env, { body, files }) => storeFiles({ scanner: puttingAside(scanner, env), blobs: env.kit.blobs, whenAway: 'keep' }, files, fieldOf(body.kind)),
    handle: async (ctx, { params, body }, stored) => {
      const answer = await uploadMaterial(ctx.tx, { owners, crypto: ctx.kit.crypto }, { accountId: ctx.actor.accountId, applicationId: params.id, what: body, stored, now: ctx.now });
      if (!answer.ok) {
        await dropStored(ctx.kit.blobs, stored);
        return answer;
      }
      ctx.note({ subject: `application:${params.id}`, accountId: ctx.actor.accountId, after: { kind: body.kind, ids: answer.value, replaces: body.replaces ?? null } });
      return ok({ ids: answer.value });
    },
  });

  const look = (which: 'file' | 'preview') => defineEndpoint({
    method: 'GET', path: `/api/applications/:id/materials/:materialId/${which}`, summary: which === 'file' ? '查看证明材料' : '证明材料缩略图',
    access: 'candidate', audit: null, limit: 'read', params: OneMaterial, output: Binary,
    handle: async ({ tx, actor, kit }, { params }) => readMaterial(tx, kit, actor.accountId, params, which, 'owner'),
  });

  const remove = defineEndpoint({
    method: 'DELETE', path: '/api/applications/:id/materials/:materialId', summary: '删除证明材料', access: 'candidate', audit: 'material.remove', limit: 'write',
    params: OneMaterial, output: z.object({ removed: z.literal(true) }),
    handle: (ctx, { params }) => {
      ctx.note({ subject: `application:${params.id}`, accountId: ctx.actor.accountId, before: { id: params.materialId } });
      return removeMaterial(ctx.tx, owners, { accountId: ctx.actor.accountId, applicationId: params.id, id: params.materialId }, ctx.now);
    },
  });

  return { list, upload, file: look('file'), preview: look('preview'), remove };
}

/** The name of the file field of a kind; each kind has a form of its own on the page. */
export function fieldOf(kind: string): string {
  return `file-${kind}`;
}
