import { z } from 'zod';

/** The lists of assistance cases in the console (解锁、账户协助、复核), one a permission; apart, since the console's first load needs no more of them. */
export const CaseList = z.enum(['unlocks', 'accounts', 'appeals']);
export type CaseList = z.infer<typeof CaseList>;
