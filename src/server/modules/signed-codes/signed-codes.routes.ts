import { z } from 'zod';
import { CheckedCodeAddress, CheckCode, RevocationList, VerificationKeys } from '#contracts/code-checks.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { revocationList } from './revocation-list.ts';
import { checkAddress } from './sealed-check.ts';
import { listPublicKeys } from './signed-codes.store.ts';

/** 防伪核验: takes a code as it stands in a QR code; the answer's address holds it sealed, so that no log reads it, and nothing of it is kept. */
export const checkCodeEndpoint = defineEndpoint({
  method: 'POST', path: '/api/codes/checks', summary: '防伪核验', access: 'public', audit: 'code.check', limit: 'look_up', idempotent: false, body: CheckCode, output: CheckedCodeAddress,
  handle: ({ kit, now }, { body }) => Promise.resolve(ok({ address: `/verify/result?of=${checkAddress.seal(kit.crypto, body.code, now)}` })),
});

const keys = defineEndpoint({
  method: 'GET', path: '/api/codes/keys', summary: '防伪码公钥', access: 'public', audit: null, limit: 'read', output: VerificationKeys, cacheSeconds: 60,
  handle: async ({ tx }) => ok({ keys: (await listPublicKeys(tx)).map((k) => ({ number: k.number, publicKey: k.publicKey.toString('base64url') })) }),
});

const revoked = defineEndpoint({
  method: 'GET', path: '/api/codes/revoked', summary: '防伪码吊销清单', access: 'public', audit: null, limit: 'read', output: RevocationList, cacheSeconds: 60, query: z.object({}),
  handle: async ({ tx, kit, now }) => ok(await revocationList(tx, kit.signatures, now)),
});

/** What checking codes needs, with a network and without. */
export const signedCodesEndpoints = [checkCodeEndpoint, keys, revoked];
