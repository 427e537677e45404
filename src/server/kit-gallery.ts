import { z } from 'zod';
import { GalleryPage } from '#portal/gallery/gallery-page.tsx';
import { ok } from '#server/kernel/result.ts';
import { definePage } from './platform/http/page.ts';
import type { Module } from './platform/module.ts';

const gallery = definePage({
  path: '/_kit',
  access: 'public',
  limit: 'page',
  audit: null,
  query: z.object({ sheet: z.enum(['parts', 'form', 'errors', 'status']).default('parts') }),
  load: (_ctx, { query }) => Promise.resolve(ok(query.sheet)),
  view: ({ view, page }) => GalleryPage({ page, sheet: view }),
});

/** The gallery of the portal's parts at `/_kit`, for demonstrations and tests; `listModules` leaves it out in production. */
export const kitGallery: Module = { name: 'kit-gallery', pages: [gallery] };
