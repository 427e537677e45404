import { inTransaction } from '#server/platform/db/tx.ts';
import type { Module } from '#server/platform/module.ts';
import { keepPublicKeys } from './commands/keep-public-keys.ts';
import { signedCodesForms, signedCodesPages } from './signed-codes.pages.ts';
import { signedCodesEndpoints } from './signed-codes.routes.ts';

/** The module as the program mounts it; at every start it notes the public keys of this installation. */
export const signedCodesModule: Module = {
  name: 'signed-codes', endpoints: signedCodesEndpoints, pages: signedCodesPages, forms: signedCodesForms,
  atStart: ({ db, kit }) => inTransaction(db, (tx) => keepPublicKeys(tx, kit.signatures, kit.clock.now())),
};
