import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The slices of HanaMin that hold what office computers often cannot draw: CJK Extension A, B and later, compatibility ideographs. */
const RARE = /HanaMinB\.|HanaMinA\.(CJK-Unified-Ideographs-Extension-A|CJK-Compatibility-Ideographs)/;

/**
 * Style rules that give a page the rare characters (生僻字) of names: one face a slice under the name Jinbang Rare, from which a browser loads
 * only what holds a character it shows and has no other font for.
 */
export function rareWebFaces() {
  const css = readFileSync(require.resolve('hanamin/HanaMin.css'), 'utf8');
  return [...css.matchAll(/url\((HanaMin[^)]+\.woff2)\)[^;]*;\s*unicode-range:\s*([^;]+);/g)].flatMap(([, file, range]) =>
    RARE.test(file) ? [`@font-face{font-family:"Jinbang Rare";font-display:swap;src:url("hanamin/${file}") format("woff2");unicode-range:${range.replaceAll(/\s+/g, ' ')}}`] : []).join('\n');
}
