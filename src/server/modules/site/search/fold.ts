import type { Fold } from './domain/tokens.ts';

let loaded: Promise<Fold> | undefined;

/** Traditional characters to simplified, one by one; the table is loaded when somebody first searches or the index is built. */
export function loadFold(): Promise<Fold> {
  loaded ??= import('opencc-js/t2cn').then(({ Converter }) => {
    const convert = Converter({ from: 't', to: 'cn' });
    const known = new Map<string, string>();
    return (character) => {
      if (character < '\u3400') return character;
      const before = known.get(character);
      if (before !== undefined) return before;
      const simplified = convert(character);
      const folded = [...simplified].length === 1 ? simplified : character;
      if (known.size < 30_000) known.set(character, folded);
      return folded;
    };
  });
  return loaded;
}
