import type { RefusalCode } from './refusals-list.ts';

/** One "no": its code, the field it stands at (dotted path as in the form), and what its words mention. */
export type Refusal = { code: RefusalCode; path?: string; params?: Record<string, string | number> };

/** Makes a refusal; the code must be on the list, so it always has words and a status. */
export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...more };
}
