/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The parts of a colour written `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const bits = Number.parseInt(hex.slice(1), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}

/** A colour as the style sheet writes it. */
export function hexOf(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** `over` laid on `under` at a share from 0 to 1, as a browser lays a transparent colour. */
export function mixed(over: Rgb, under: Rgb, share: number): Rgb {
  const at = (part: 0 | 1 | 2) => over[part] * share + under[part] * (1 - share);
  return [at(0), at(1), at(2)];
}

/** 对比度: how far apart two colours are, 1 to 21 (WCAG 2.2, relative luminance and contrast ratio). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
