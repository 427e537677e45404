import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { MaterialView } from '#contracts/materials.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { presentMaterial } from './materials.present.ts';
import { OneMaterial, type MaterialsEnv } from './materials.routes.ts';
import { readFiles } from './read-files.ts';
import { readMaterial } from './read-material.ts';

/** Materials as reviewers see them: inside their jurisdiction only, every look audited. */
export function materialStaffEndpoints({ owners }: Pick<MaterialsEnv, 'owners'>) {
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/applications/:id/materials', summary: '查看报考人员的证明材料', access: { staff: 'review.see' }, audit: 'material.list', limit: 'read',
    params: z.object({ id: ApplicationId }), output: z.object({ files: z.array(MaterialView) }),
    handle: async (ctx, { params }) => {
      const found = await owners.findForStaff(ctx.tx, ctx.actor, params.id);
      if (!found.ok) return found;
      ctx.note({ subject: `application:${params.id}`, accountId: found.value.accountId });
      const { live } = await readFiles(ctx.tx, found.value.accountId, params.id);
      return ok({ files: live.map((row) => presentMaterial(row, ctx.kit.crypto, ctx.visitor.lang)) });
    },
  });

  const look = (which: 'file' | 'preview') => defineEndpoint({
    method: 'GET', path: `/api/staff/applications/:id/materials/:materialId/${which}`, summary: which === 'file' ? '查看证明材料文件' : '证明材料缩略图',
    access: { staff: 'review.see' }, audit: `material.see_${which}`, limit: 'read', params: OneMaterial, output: Binary,
    handle: async (ctx, { params }) => {
      const found = await owners.findForStaff(ctx.tx, ctx.actor, params.id);
      if (!found.ok) return found;
      ctx.note({ subject: `application:${params.id}`, accountId: found.value.accountId, after: { material: params.materialId } });
      return readMaterial(ctx.tx, ctx.kit, found.value.accountId, params, which, 'staff');
    },
  });

  return { list, file: look('file'), preview: look('preview') };
}
