import type { JSX } from 'preact';

import type { Fee } from '#contracts/catalogue.ts';
import { yuan } from '#contracts/money.ts';
import type { PageContext } from '#portal/page-context.ts';
import { examWords } from './exam-words.ts';

/** What a subject costs in a province (每科收费): each amount once, the lowest first, “about” where it is only the usual one. */
export function FeeAmounts({ fees, page }: { fees: readonly Fee[]; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].exam;
  const amounts = [...new Map(fees.map((f) => [f.amountInFen, f])).values()].toSorted((a, b) => a.amountInFen - b.amountInFen);
  return <>{amounts.map((f) => `${f.certainty === 'published' ? '' : w.about_}${w.yuan(yuan(f.amountInFen))}`).join(' / ')}</>;
}
