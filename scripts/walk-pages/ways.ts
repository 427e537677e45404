import type { Variant } from '../../e2e/support/pages/walk.ts';
import type { Choice, Part } from './choice.ts';

/** A page is loaded once for a language and a way of showing, and measured at one width after the other: what is alike stands together. */
const IN_EVERY_LANGUAGE: readonly Variant[] = (['zh', 'en'] as const).flatMap((lang): Variant[] => [
  { lang, width: 360, axe: true, keyboard: true },
  { lang, width: 768, axe: true },
  { lang, width: 1280, axe: true, keyboard: true, zoom: true },
]);

/** What only the portal offers: forms sent empty, the easy view, large text, both contrasts. */
const OF_THE_PORTAL: readonly Variant[] = [
  { lang: 'zh', width: 360, view: 'elder', axe: true, keyboard: true },
  { lang: 'en', width: 360, view: 'elder.s200' },
  { lang: 'zh', width: 1280, view: 's200' },
  { lang: 'zh', width: 1280, view: 'night', axe: true },
  { lang: 'zh', width: 360, view: 'strong', axe: true },
  { lang: 'zh', width: 360, empty: true, axe: true },
  { lang: 'en', width: 360, empty: true },
];

/** Every way in which a page of this part is looked at, as far as the choice asks for it. */
export function waysOf(part: Part, { langs, widths }: Choice): Variant[] {
  return [...IN_EVERY_LANGUAGE, ...(part === 'console' ? [] : OF_THE_PORTAL)].filter(({ lang, width }) => langs.includes(lang) && widths.includes(width));
}
