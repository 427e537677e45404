import { z } from 'zod';

export const AreaKind = z.enum(['nation', 'province', 'prefecture', 'centre']);
/** Where a suspension holds; a centre names its town and province too. */
export type Area = { kind: z.infer<typeof AreaKind>; province: string | null; prefecture: string | null; centreId: string | null };
