import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brandSheet, colourFaults } from './brand-colours.ts';
import { contrast, rgbOf } from './contrast.ts';

test('the contrast of known pairs (WCAG 2.2): black on white 21, equal colours 1, #767676 just enough', () => {
  expect(contrast(rgbOf('#000000'), rgbOf('#ffffff'))).toBeCloseTo(21, 5);
  expect(contrast(rgbOf('#12509f'), rgbOf('#12509f'))).toBe(1);
  expect(contrast(rgbOf('#767676'), rgbOf('#ffffff'))).toBeGreaterThanOrEqual(4.5);
  expect(contrast(rgbOf('#777777'), rgbOf('#ffffff'))).toBeLessThan(4.5);
});

test('our own colours and a seal red pass, sky blue and a pale header do not, and the ratio is said', () => {
  expect(colourFaults({})).toEqual([]);
  expect(colourFaults({ main: '#9a1b1f', deep: '#7c1216', night: '#4d0d10', accent: '#f2dca6' })).toEqual([]);
  expect(colourFaults({ main: '#3fa9f5' })).toContainEqual(expect.stringMatching(/^main on paper has a contrast of 2\.\d\d : 1; at least 4\.5 : 1 is needed$/));
  expect(colourFaults({ night: '#8899aa' }).map((fault) => fault.split(' on ')[0])).toEqual(expect.arrayContaining(['white', 'accent']));
});

test('whatever colour passes can be read on every ground of the style, and only chosen colours are written', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffff }), (bits) => {
    const main = `#${bits.toString(16).padStart(6, '0')}`;
    if (colourFaults({ main }).length > 0) return;
    for (const ground of ['#ffffff', '#f4f6f9', '#e9edf3']) expect(contrast(rgbOf(main), rgbOf(ground))).toBeGreaterThanOrEqual(4.5);
    expect(brandSheet({ main })).toMatch(/^:root\{--site-main:#[0-9a-f]{6};--site-wash:#[0-9a-f]{6};--site-line:#[0-9a-f]{6}\}\n$/);
  }));
  expect(brandSheet({})).toBe('');
});
