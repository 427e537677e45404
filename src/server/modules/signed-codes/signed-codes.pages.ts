import { z } from 'zod';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { checkCode } from './commands/check-code.ts';
import { CheckedPage } from './pages/checked-page.tsx';
import { VerifyPage } from './pages/verify-page.tsx';
import { checkAddress } from './sealed-check.ts';
import { checkCodeEndpoint } from './signed-codes.routes.ts';

const verifyPage = definePage({ path: '/verify', access: 'public', audit: null, limit: 'page', load: () => Promise.resolve(ok({})), view: VerifyPage });

const checkedPage = definePage({
  path: '/verify/result', access: 'public', audit: null, limit: 'page', query: z.object({ of: z.string().max(8_000) }),
  load: async ({ tx, kit, now }, { query }) => {
    const code = checkAddress.open(kit.crypto, query.of, now);
    return code === undefined ? refusedFor('request.not_found') : ok(await checkCode(tx, code, now));
  },
  view: CheckedPage,
});

/** 防伪核验 in the portal. */
export const signedCodesPages = [verifyPage, checkedPage];
export const signedCodesForms = [defineForm({ page: verifyPage, endpoint: checkCodeEndpoint, done: ({ address }) => address })];
