import { z } from 'zod';

import { ok, refusedFor } from '#server/kernel/result.ts';
import { definePage, type AnyPage } from '#server/platform/http/page.ts';

import { PreviewedPage } from '../../pages/previewed-page.tsx';
import type { ChoicePort } from './choice-port.ts';
import { loadPreview } from './load-preview.ts';
import { openPreview } from './preview-ticket.ts';

/** The portal's page as its preview's address says, to look at only; whoever has no such address finds nothing (404). */
export const previewPage = (drawChoice: ChoicePort): AnyPage => definePage({
  path: '/previews/:ticket', access: 'public', audit: null, limit: 'page', lookOnly: true, params: z.object({ ticket: z.string() }),
  load: async ({ tx, kit, now }, { params }) => {
    const ticket = openPreview(kit.crypto, params.ticket, now);
    const found = ticket && (await loadPreview(tx, ticket, drawChoice));
    return found === undefined ? refusedFor('request.not_found') : ok(found);
  },
  view: PreviewedPage,
});
