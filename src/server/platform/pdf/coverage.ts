import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The characters our document fonts can draw, read from what the font build wrote down. */
export type Coverage = { draws: (codePoint: number) => boolean };

/** Reads the coverage beside the fonts. */
export function readCoverage(fontFolder: string): Coverage {
  const ranges: [number, number][] = JSON.parse(readFileSync(join(fontFolder, 'coverage.json'), 'utf8'));
  return {
    draws: (code) => {
      let [low, high] = [0, ranges.length - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const [from, to] = ranges[middle] ?? [0, -1];
        if (code < from) high = middle - 1;
        else if (code > to) low = middle + 1;
        else return true;
      }
      return false;
    },
  };
}

/** Every character in the texts of `data` that no font of ours draws, once each, in order of appearance. */
export function missingCharacters(coverage: Coverage, data: unknown): string[] {
  const missing = new Set<string>();
  for (const text of textsIn(data)) {
    for (const character of text) {
      if (!isInvisible(character) && !coverage.draws(character.codePointAt(0) ?? 0)) missing.add(character);
    }
  }
  return [...missing];
}

function* textsIn(data: unknown): Generator<string> {
  if (typeof data === 'string') yield data;
  else if (typeof data === 'object' && data !== null) for (const value of Object.values(data)) yield* textsIn(value);
}

function isInvisible(character: string): boolean {
  return character === '\n' || character === '\t';
}
