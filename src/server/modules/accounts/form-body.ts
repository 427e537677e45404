import { nestFields } from '#server/platform/http/form-fields.ts';
import type { Fields } from '#server/platform/http/page.ts';

type Plain = { [name: string]: unknown };

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields as a contract takes them: what was left empty counts as not given, so that optional fields may be left alone. */
export function bodyOf(fields: Fields): Plain {
  const nested = given(nestFields(fields));
  return isPlain(nested) ? nested : {};
}

/** The same for forms with rows: rows left wholly empty at the end are none; `atLeast` keeps the first ones so that their fields are asked for. */
export function bodyWithRows(fields: Fields, atLeast: { educations: number }): Plain {
  const body = bodyOf(fields);
  return { ...body, educations: rows(body['educations'], atLeast.educations), degrees: rows(body['degrees'], 0) };
}

function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(given);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== '').map(([name, inner]) => [name, given(inner)]));
}

function rows(value: unknown, atLeast: number): unknown[] {
  const list: unknown[] = Array.isArray(value) ? [...value] : [];
  while (list.length > atLeast && isPlain(list.at(-1)) && Object.keys(list.at(-1) ?? {}).length === 0) list.pop();
  while (list.length < atLeast) list.push({});
  return list;
}

/** How many rows of a list a form shows: those that were sent, else the stored ones. */
export function countRows(values: Fields, list: string, stored: number): number {
  const sent = Object.keys(values).flatMap((name) => new RegExp(`^${list}\\.(\\d{1,2})\\.`).exec(name)?.[1] ?? []);
  if (sent.length > 0) return Math.max(...sent.map(Number)) + 1;
  return Object.keys(values).length > 0 && values['_rows'] !== undefined ? 0 : stored;
}

/** The form with one more empty row (添加学历、添加学位). */
export function withRow(fields: Fields, list: string, most: number): Fields {
  const count = countRows(fields, list, 0);
  return count >= most ? fields : { ...fields, [`${list}.${count}.certificateNumber`]: '' };
}

/** The form without one row; the rows behind it move up. */
export function withoutRow(fields: Fields, list: string, at: string): Fields {
  const gone = Number(at);
  const kept = Object.entries(fields).flatMap(([name, value]): [string, string | string[]][] => {
    const parts = new RegExp(`^${list}\\.(\\d{1,2})\\.(.+)$`).exec(name);
    if (!parts?.[1]) return [[name, value]];
    const row = Number(parts[1]);
    if (row === gone) return [];
    return [[`${list}.${row > gone ? row - 1 : row}.${parts[2] ?? ''}`, value]];
  });
  return Object.fromEntries(kept);
}
