import type { Fields } from './page.ts';

type Node = { [key: string]: Node | string | string[] };

/**
 * Dotted field names → nested input: `educations.0.level=31` becomes `{ educations: [{ level: '31' }] }`.
 * Names that start with an underscore are the form's own and left out; a name given twice is a list; empty rows keep their place.
 */
export function nestFields(fields: Fields): unknown {
  const root: Node = Object.create(null);
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('_')) continue;
    const steps = name.split('.');
    const last = steps.pop();
    if (last === undefined || steps.length > 4 || name.includes('__proto__')) continue;
    let node = root;
    for (const step of steps) {
      const next = node[step];
      if (next === undefined) {
        const made: Node = Object.create(null);
        node[step] = made;
        node = made;
      } else if (typeof next === 'object' && !Array.isArray(next)) node = next;
      else break;
    }
    node[last] = value;
  }
  return listsWhereNumbered(root);
}

function listsWhereNumbered(value: Node | string | string[]): unknown {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, listsWhereNumbered(inner)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,3}$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
  }
  return Object.fromEntries(entries);
}

/** The other way: nested values → dotted fields, so that stored data can fill a form. */
export function flattenFields(value: unknown, prefix = ''): Fields {
  return Object.fromEntries(fieldsIn(value, prefix));
}

function fieldsIn(value: unknown, prefix: string): [string, string | string[]][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return [[prefix, value]];
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, inner]) => fieldsIn(inner, prefix === '' ? key : `${prefix}.${key}`));
  if (typeof value === 'boolean') return [[prefix, value ? 'on' : '']];
  return typeof value === 'string' || typeof value === 'number' ? [[prefix, String(value)]] : [];
}
