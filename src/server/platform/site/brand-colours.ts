import { contrast, hexOf, mixed, rgbOf, type Rgb } from './contrast.ts';

/** 主色: what an operator may choose; what is absent stays as it is drawn. */
export type BrandColours = { main?: string | undefined; deep?: string | undefined; night?: string | undefined; accent?: string | undefined };

/** What the platform's own style has (tokens.css); a chosen colour meets these. */
const OWN = { main: '#12509f', deep: '#0c3c7c', night: '#10294f', accent: '#f2dca6' } as const;
const WHITE = rgbOf('#ffffff');
const GROUNDS = { paper: WHITE, ground: rgbOf('#f4f6f9'), 'ground of the footer': rgbOf('#e9edf3') };
const HEADER_SOFT = rgbOf('#c3d2e8');
const BODY_SOFT = rgbOf('#465465');
const LEAST = 4.5;

const washOf = (main: Rgb) => mixed(main, WHITE, 0.08);

/** Each pair of text and ground that a choice would make unreadable (WCAG 2.2, 1.4.3: at least 4.5 : 1), in words; none for a good choice. */
export function colourFaults(chosen: BrandColours): string[] {
  const colours = { ...OWN, ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)) };
  const [main, deep, night, accent] = [rgbOf(colours.main), rgbOf(colours.deep), rgbOf(colours.night), rgbOf(colours.accent)];
  const grounds = { ...GROUNDS, 'its own light wash': washOf(main) };
  const hovered = mixed(WHITE, night, 0.14);
  const pairs: [string, Rgb, string, Rgb][] = [
    ...Object.entries(grounds).map(([name, ground]): [string, Rgb, string, Rgb] => ['main', main, name, ground]),
    ...Object.entries(grounds).map(([name, ground]): [string, Rgb, string, Rgb] => ['deep', deep, name, ground]),
    ['soft text', BODY_SOFT, 'the light wash of main', washOf(main)],
    ['white', WHITE, 'night', night], ['white', WHITE, 'night under the pointer', hovered],
    ['the soft text of the header', HEADER_SOFT, 'night', night],
    ['accent', accent, 'night', night],
  ];
  return pairs.flatMap(([text, a, ground, b]) => {
    const ratio = contrast(a, b);
    return ratio >= LEAST ? [] : [`${text} on ${ground} has a contrast of ${ratio.toFixed(2)} : 1; at least ${String(LEAST)} : 1 is needed`];
  });
}

/** The style sheet of the chosen colours: the names tokens.css takes them by; empty when nothing was chosen. */
export function brandSheet(chosen: BrandColours): string {
  const { main, deep, night, accent } = chosen;
  const rules = [
    ...(main === undefined ? [] : [`--site-main:${main}`, `--site-wash:${hexOf(washOf(rgbOf(main)))}`, `--site-line:${hexOf(mixed(rgbOf(main), WHITE, 0.36))}`]),
    ...(deep === undefined ? [] : [`--site-deep:${deep}`]),
    ...(night === undefined ? [] : [`--site-night:${night}`]),
    ...(accent === undefined ? [] : [`--site-accent:${accent}`]),
  ];
  return rules.length === 0 ? '' : `:root{${rules.join(';')}}\n`;
}
