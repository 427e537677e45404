/** How pages are shown to a visitor beyond the ordinary: 适老版, 高对比度, 字号, 减少动画. Chosen without an account, remembered by the browser alone. */
export type Viewing = {
  /** 适老版: large type and controls, one thing at a time, no side matter. */
  elder: boolean;
  contrast: 'normal' | 'strong' | 'night';
  /** Size of text in per cent. */
  size: 100 | 125 | 150 | 200;
  /** Nothing moves. */
  still: boolean;
};

/** As everybody sees the pages who asked for nothing else. */
export const ORDINARY: Viewing = { elder: false, contrast: 'normal', size: 100, still: false };

const SIZES = { s125: 125, s150: 150, s200: 200 } as const;

/** Reads what was chosen, from a cookie or an address; what is not known is left out, so nothing that is sent can do harm. */
export function readViewing(text: string): Viewing {
  const words = new Set(text.split('.'));
  const size = words.has('s200') ? SIZES.s200 : words.has('s150') ? SIZES.s150 : words.has('s125') ? SIZES.s125 : 100;
  return { elder: words.has('elder'), contrast: words.has('night') ? 'night' : words.has('strong') ? 'strong' : 'normal', size, still: words.has('still') };
}

/** The words of a choice, each at most once and in one order: what is kept in the cookie and tells kept pages apart. Empty for the ordinary. */
export function writeViewing({ elder, contrast, size, still }: Viewing): string {
  return [elder && 'elder', contrast !== 'normal' && contrast, size !== 100 && `s${String(size)}`, still && 'still'].filter(Boolean).join('.');
}

/** The same page shown another way: the server reads `view`, remembers it in a cookie and leads back to the address without it. */
export function inViewing(path: string, viewing: Viewing): string {
  const [where = '/', query = ''] = path.split('?');
  return `${where}?${[...query.split('&').filter((pair) => pair !== '' && !pair.startsWith('view=')), `view=${writeViewing(viewing) || 'ordinary'}`].join('&')}`;
}
