import { z } from 'zod';
import { ok } from '#server/kernel/result.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { VERIFICATION_PATH, VerificationPage } from './pages/verification-page.tsx';
import { loadVerification, requestReverification } from './verification.routes.ts';

/** 核验结果. */
export const verificationPage = definePage({
  path: VERIFICATION_PATH,
  access: 'candidate',
  audit: null,
  limit: 'page',
  query: z.object({ asked: z.literal('1').optional() }),
  load: async (ctx, { query }) => {
    const loaded = await loadVerification(ctx);
    return loaded.ok ? ok({ ...loaded.value, askedAgain: query.asked === '1' }) : loaded;
  },
  view: VerificationPage,
});

/** 重新核验. */
export const reverifyForm = defineForm({
  page: verificationPage,
  endpoint: requestReverification,
  toBody: (fields) => ({ kind: fields['kind'], rowId: fields['rowId'] }),
  done: () => `${VERIFICATION_PATH}?asked=1`,
});
