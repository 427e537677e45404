export { issueCode } from './commands/issue-code.ts';
export { revokeCode } from './commands/revoke-code.ts';
export { signedCodesModule } from './signed-codes.module.ts';
export { readCode } from './read-code.ts';
export { revocationDigest } from './revocation-digest.ts';
