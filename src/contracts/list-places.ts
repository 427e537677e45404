import { z } from 'zod';

const PARTS = { id: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', time: String.raw`\d{1,14}`, day: z.regexes.date.source.slice(1, -1), flag: '[01]' } as const;

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
