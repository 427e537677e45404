import { z } from 'zod';

// written out here: the library's own brings all its expressions into the console's first load
const DAY = String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))`;
const PARTS = { id: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', time: String.raw`\d{1,14}`, day: DAY, flag: '[01]' } as const;

/**
 * Where a page of a list begins: what it is ordered by of the last line shown, and that line's id, written as `shape` says (`time.id`, `flag~time~id`). Times are milliseconds. Whatever passes can be asked of the
 * database: a made-up place is a refusal and no fault.
 */
export function listPlace(shape: string): z.ZodString {
  return z.string().regex(new RegExp(`^${shape.replaceAll(/[a-z]+|\./g, (part) => (part === '.' ? String.raw`\.` : partOf(part)))}$`), 'field.invalid');
}

function partOf(name: string): string {
  const part = Object.entries(PARTS).find(([known]) => known === name);
  if (!part) throw new Error(`no part of a list's place is called ${name}`);
  return part[1];
}
