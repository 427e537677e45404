import { z } from 'zod';
import { ok } from '#server/kernel/result.ts';
import { isOwnPath } from '#server/modules/accounts/index.ts';
import { definePage } from '#server/platform/http/page.ts';
import { AccessibilityPage } from './pages/accessibility-page.tsx';

const page = definePage({
  path: '/accessibility', access: 'public', audit: null, limit: 'page', view: AccessibilityPage,
  query: z.object({ from: z.string().optional(), set: z.string().optional() }),
  load: (_ctx, { query }) => Promise.resolve(ok({ from: query.from !== undefined && isOwnPath(query.from) ? query.from : '/', chosen: query.set !== undefined })),
});

/** 无障碍: where everybody chooses how pages are shown, and reads what is promised (无障碍环境建设法 art. 32). */
export const accessibilityPages = [page];
