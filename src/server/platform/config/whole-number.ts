import { z } from 'zod';

/** A setting that is a whole number between two bounds. */
export const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(least, `must be ${String(least)} or more`).max(most, `must be ${String(most)} or less`));
