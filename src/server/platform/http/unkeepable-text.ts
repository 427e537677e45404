/** No shape of ours is as deep; what lies deeper is refused by the shape, and is not climbed after. */
const DEEPEST = 40;

/** Where texts of an input hold a character no text column of the database can keep (U+0000), as dotted paths: such a request is refused before anything is asked of the database. Nothing else of the input is judged. */
export function unkeepableTexts(value: unknown, path = '', depth = 0): string[] {
  if (typeof value === 'string') return value.includes('\0') ? [path] : [];
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([key, one]) => (key.includes('\0') ? [path] : unkeepableTexts(one, path === '' ? key : `${path}.${key}`, depth + 1)));
}
