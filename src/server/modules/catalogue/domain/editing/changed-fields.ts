import { beijingTime } from '#contracts/dates.ts';
import type { ChangedField } from '#contracts/sittings.ts';

/** Anything a JSON column can hold. */
export type Json = unknown;

/** A moment, as opposed to any other number: no other figure of the catalogue reaches a thousand million. */
const FIRST_MOMENT = 1_000_000_000;

/** Which fields a change gave another value, each with both values as a person reads them (修改前后对照). */
export function changedFields(before: Json, after: Json): ChangedField[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const [b, a] = [was.get(path) ?? null, is.get(path) ?? null];
    return b === a ? [] : [{ path, before: b, after: a }];
  });
}

function flat(value: Json, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (Array.isArray(value)) return value.every(isPlain) ? new Map([[path, value.map(readable).join('、')]]) : fold(value.map((item, at) => [keyOf(item, at), item]), path);
  if (typeof value === 'object') return fold(Object.entries(value), path);
  return new Map([[path, readable(value)]]);
}

function fold(entries: readonly (readonly [string, Json])[], path: string): Map<string, string> {
  return new Map(entries.flatMap(([key, item]) => [...flat(item, path === '' ? key : `${path}.${key}`)]));
}

/** Rows of a list are told apart by what they are, not by where they stand: a row put in between changes nothing else. */
function keyOf(item: Json, at: number): string {
  if (typeof item !== 'object' || item === null) return String(at);
  const parts = ['code', 'level', 'subject', 'levelCode', 'subjectType', 'levels', 'specialties', 'from', 'day', 'half'].flatMap((name) => {
    const part: Json = Reflect.get(item, name);
    return typeof part === 'string' || typeof part === 'number' || Array.isArray(part) ? [String(part)] : [];
  });
  return parts.length > 0 ? `[${parts.join(' ')}]` : String(at);
}

function isPlain(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function readable(value: Json): string {
  if (typeof value === 'number') return value > FIRST_MOMENT ? beijingTime(value) : String(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
