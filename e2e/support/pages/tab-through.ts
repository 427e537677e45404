import type { Page } from '@playwright/test';

type Stop = { at: number; name: string; visible: boolean; top: number; left: number; bottom: number; inSight: boolean; aside: boolean; skips: boolean; inParts: boolean };

/**
 * Goes through a page by Tab alone and answers what is wrong: something that can be pressed but not reached, a focus that cannot be seen or is out of sight,
 * a trap, an order that jumps back up the page, a first press that does not offer the way to the content.
 */
export async function tabThrough(page: Page, most = 120): Promise<string[]> {
  const reachable = await page.evaluate(markReachable);
  // where an answer or a problem was read out at once, or the cursor waits in the field for the number of a form in hand, Tab goes on from there and round by the top
  const ledElsewhere = (await page.locator('[data-focus], dialog[open], input:focus').count()) > 0;
  await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); window.scrollTo(0, 0); });
  const stops: Stop[] = [];
  const faults: string[] = [];
  let round = !ledElsewhere;
  let limit = Math.min(reachable.length + 4, most);
  for (let press = 0; press < limit; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    // past the last: the browser's own controls
    if (stop === null && round) break;
    if (stop === null) {
      round = true;
      continue;
    }
    if (stop.inParts && stops.at(-1)?.at === stop.at && limit < most + 3 * reachable.length) {
      limit += 1; // a date is stopped at for its year, month, day and calendar
      continue;
    }
    if (stops.length > 0 && stops.at(-1)?.at === stop.at && stop.at >= 0) {
      faults.push(`the focus does not leave ${stop.name}`);
      break;
    }
    if (stops.length > 1 && stop.at === stops[0]?.at) break;
    stops.push(stop);
  }
  const hasMenu = (await page.locator('nav').count()) > 0;
  if (hasMenu && reachable.length > 2 && !ledElsewhere && stops[0]?.skips !== true) faults.push(`Tab comes first to ${stops[0]?.name ?? 'nothing'}, not to the way past the menu`);
  for (const stop of stops) {
    if (!stop.visible) faults.push(`the focus on ${stop.name} cannot be seen`);
    if (!stop.inSight) faults.push(`the focus on ${stop.name} is covered or out of sight`);
  }
  if (stops.length < most - 1) {
    const met = new Set(stops.map((stop) => stop.at));
    faults.push(...reachable.filter(({ at }) => !met.has(at)).map(({ name }) => `${name} is not reached by Tab`));
  }
  stops.slice(1).forEach((stop, n) => {
    const before = stops[n];
    if (before && !stop.skips && stop.bottom < before.top - 4 && stop.left < before.left + 4 && !stop.aside) faults.push(`from ${before.name} the focus jumps back up to ${stop.name}`);
  });
  return faults;
}

/** Runs in the browser: everything that can be pressed or filled in, numbered; of radios that go together one. */
function markReachable(): { at: number; name: string }[] {
  const groups = new Set<string>();
  const all = [...(document.querySelector('dialog:modal') ?? document).querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter((element) => {
    if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]') !== null) return false;
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      const group = `${element.form?.id ?? ''} ${element.name}`;
      if (groups.has(group)) return false;
      groups.add(group);
    }
    return true;
  });
  return all.map((element, at) => {
    element.dataset['stop'] = String(at);
    return { at, name: `${element.localName}.${element.className} “${(element.textContent || element.getAttribute('aria-label') || element.getAttribute('name') || '').trim().slice(0, 30)}”` };
  });
}

/** Runs in the browser: where the focus is and whether a person can see it. */
function describeFocus(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect(); // a link over two lines stands in neither's middle
  const visible = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
  const radio = element instanceof HTMLInputElement && element.type === 'radio' ? document.querySelector<HTMLElement>(`input[type=radio][name="${CSS.escape(element.name)}"][data-stop]`) : null;
  const x = Math.min(Math.max(box.left + box.width / 2, 0), window.innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), window.innerHeight - 1);
  const over = document.elementFromPoint(x, y);
  const inSight = box.bottom > 0 && box.top < window.innerHeight && (over === null || element.contains(over) || over.contains(element) || over.closest('label') !== null || box.width < 3);
  return {
    at: Number((radio ?? element).dataset['stop'] ?? -1), visible, inSight,
    name: `${element.localName}.${element.className} “${(element.textContent || element.getAttribute('aria-label') || element.getAttribute('name') || '').trim().slice(0, 30)}”`,
    top: box.top + window.scrollY, left: box.left, bottom: box.bottom + window.scrollY,
    skips: element.localName === 'a' && (element.getAttribute('href') ?? '').startsWith('#'),
    inParts: element instanceof HTMLInputElement && /^(date|time|month|datetime-local)$/.test(element.type),
    aside: element.closest('.columns__side, .columns__main, .demo') !== null,
  };
}
