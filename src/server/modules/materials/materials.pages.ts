import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { ok } from '#server/kernel/result.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { presentMaterials } from './materials.present.ts';
import type { materialEndpoints, MaterialsEnv } from './materials.routes.ts';
import { readFiles } from './read-files.ts';
import { MaterialsPage } from './pages/materials-page.tsx';

const OneApplication = z.object({ id: ApplicationId });

/** 证明材料上传: the page and its three forms; they take what the API endpoints take. */
export function materialPages({ owners, handIn }: Omit<MaterialsEnv, 'scanner'>, endpoints: ReturnType<typeof materialEndpoints>) {
  const page = definePage({
    path: '/my/applications/:id/materials', access: 'candidate', audit: null, limit: 'page',
    params: OneApplication, query: z.object({ done: z.enum(['upload', 'removal']).optional() }),
    load: async ({ tx, actor, kit, now, visitor }, { params, query }) => {
      const owner = await owners.describe(tx, actor.accountId, params.id, now, false);
      if (!owner.ok) return owner;
      return ok({ ...presentMaterials(params.id, owner.value, await readFiles(tx, actor.accountId, params.id), kit.crypto, visitor.lang), done: query.done });
    },
    view: MaterialsPage,
  });
  const upload = defineForm({ page, endpoint: endpoints.upload, toBody: ({ kind, replaces }) => ({ kind, ...(replaces && { replaces }) }), done: (_, { params }) => `/my/applications/${params.id}/materials?done=upload` });
  const removal = defineForm({
    page, endpoint: endpoints.remove, path: '/my/applications/:id/materials/:materialId/removal', done: (_, { params }) => `/my/applications/${params.id}/materials?done=removal`,
  });
  const submission = defineForm({ page, endpoint: handIn, path: '/my/applications/:id/materials/submission', toBody: () => ({}), done: (_, { params }) => `/my/applications/${OneApplication.parse(params).id}` });
  return { pages: [page], forms: [upload, removal, submission] };
}
