import type { CharacterFinds, CharacterQuery, RadicalChoice } from '#contracts/rare-characters.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { nameOrder, type NameKeys } from './domain/name-order.ts';
import { findCharacters, indexCharacters, type CharacterIndex } from './domain/rare-characters.ts';
import { readRareCharacterSeeds } from './rare-character-seeds.ts';

let index: CharacterIndex | undefined;

/** Read when first asked for: most processes never need it. */
function characterIndex(): CharacterIndex {
  index ??= indexCharacters(readRareCharacterSeeds(projectPath('seeds/reference')));
  return index;
}

/** Finds Han characters by reading, radical, strokes and parts (生僻字查找, R-2.1.1-38). */
export function lookUpCharacters(query: CharacterQuery): CharacterFinds {
  return findCharacters(characterIndex(), query);
}

/** The radicals to choose from, fewest strokes first. */
export function listRadicals(): RadicalChoice[] {
  return [...characterIndex().radicals].sort((a, b) => a.strokes - b.strokes);
}

let order: ((name: string) => NameKeys) | undefined;

/** What a name is ordered by: 姓氏拼音, or 姓氏笔画; rare characters, `[x]` and `·` among them. */
export function nameKeys(name: string): NameKeys {
  order ??= nameOrder(characterIndex());
  return order(name);
}
