import { z } from 'zod';

/**
 * How the platform misbehaves on demand: `slow` answers after `delayMs`; `down` cuts the line; `lost` issues and then cuts the line; `busy` answers 503; `refuse` takes nothing; `stranger` does not admit the caller;
 * `twice` forgets what it was asked before and issues anew; `taken` gives everybody the same number; `wrong_amount` issues one fen less; `other_payer` names somebody else; `garbled` is no answer; `forged` signs with a wrong key;
 * `no_address` issues without an address where the receipt is shown.
 */
export const FiscalMode = z.enum(['normal', 'slow', 'down', 'lost', 'busy', 'refuse', 'stranger', 'twice', 'taken', 'wrong_amount', 'other_payer', 'garbled', 'forged', 'no_address']);
export type FiscalMode = z.infer<typeof FiscalMode>;

/** The handle on a running stand-in: its mood, read at every question. */
export type FiscalMood = { mode: FiscalMode; delayMs: number };
export const NORMAL_FISCAL: FiscalMood = { mode: 'normal', delayMs: 20_000 };

/** In a demonstration some payers always meet the same trouble, by the signs 16 and 17 of their document's number. */
export const DEMO_TROUBLE: Readonly<Record<string, 'refused' | 'busy' | 'reversal_refused'>> = { '03': 'refused', '41': 'busy', '22': 'reversal_refused' };
