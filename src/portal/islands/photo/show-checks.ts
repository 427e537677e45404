import type { PhotoCheck, Verdict } from '#contracts/photos/standard.ts';

/** Writes values and verdicts into the list the server drew; its words, pictures and order are the page's own. */
export function showChecks(list: HTMLElement, checks: readonly PhotoCheck[], words: Record<Verdict, string>): void {
  for (const check of checks) {
    const item = list.querySelector<HTMLElement>(`[data-check="${check.code}"]`);
    if (!item) continue;
    item.dataset.verdict = check.verdict;
    put(item, '[data-check-measured]', check.measured);
    put(item, '[data-check-verdict]', words[check.verdict]);
  }
}

function put(item: HTMLElement, selector: string, text: string): void {
  const place = item.querySelector(selector);
  if (place && place.textContent !== text) place.textContent = text;
}
