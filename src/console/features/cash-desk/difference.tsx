import type { JSX } from 'react';
import { yuan } from '#contracts/money.ts';

/** 长短款: over with a plus, short in the colour of what is wrong; a dash before it was counted. */
export function Difference({ inFen }: { inFen: number | null }): JSX.Element {
  if (inFen === null) return <>—</>;
  return inFen === 0 ? <>0.00</> : <strong className="text-danger">{inFen > 0 ? '+' : ''}{yuan(inFen)}</strong>;
}
