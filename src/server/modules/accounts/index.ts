export type { AccountFacts, AccountState, DegreeFacts, EducationFacts } from './account-facts.ts';
