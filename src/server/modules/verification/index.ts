export { refusalsForUnfinished, type VerificationPolicy } from './domain/unfinished.ts';
export { isUnfinished, STATE_WORDS } from './domain/verification-states.ts';
export { findVerification, findVerificationOf } from './find-verification.ts';
export { UnfinishedPrompt } from './pages/unfinished-prompt.tsx';
export { VERIFICATION_PATH } from './pages/verification-page.tsx';
export { httpRegistries, type Registries } from './registries/http-registries.ts';
export { verifyCorrected } from './commands/verify-corrected.ts';
export { verificationModule } from './verification.module.ts';
export { verificationOf } from './row-statuses.ts';
