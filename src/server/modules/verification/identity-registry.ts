import type { AskOutcome } from './domain/asking.ts';

/** Is this the name of the holder of this document? The same `requestId` asked twice is one question. */
export type IdentityQuestion = { requestId: string; name: string; documentType: string; documentNumber: string };

/** The registry of identities (公安人口库) as the platform needs it; never throws for an outage, says what came of asking. */
export type IdentityRegistry = { ask(question: IdentityQuestion): Promise<AskOutcome>; askMany?(questions: readonly IdentityQuestion[]): Promise<AskOutcome[]> };
