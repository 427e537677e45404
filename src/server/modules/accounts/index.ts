export type { AccountFacts, AccountState, DegreeFacts, EducationFacts } from './account-facts.ts';
export { findAccount, lockAccount } from './find-account.ts';
export { findAccountName } from './accounts.store.ts';
export { refusalsToUse } from './use-account.ts';
export { freezeAccount, settleIdentityClaim } from './commands/settle-identity.ts';
export { accountRegistered, rowsAdded } from './accounts.jobs.ts';
export { accountsModule } from './accounts.module.ts';
export type { AccountSlots } from './profile.pages.ts';
export type { StatusView } from './pages/profile-views.tsx';
