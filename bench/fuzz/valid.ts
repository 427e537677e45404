import fc from 'fast-check';
import { isRecord, type Json } from './json.ts';
import type { Schema } from './operations.ts';

/** Values that a JSON Schema allows, as far as the interface's document uses it; words of the domain where their form is known. */
export function valid(schema: Schema, defs: Record<string, Schema> = {}): fc.Arbitrary<Json> {
  const ref = schema['$ref'];
  if (typeof ref === 'string') return valid(defs[ref.split('/').at(-1) ?? ''] ?? {}, defs);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum'].filter((one): one is Json => one !== undefined));
  if ('const' in schema) return fc.constant(schema['const'] as Json);
  for (const key of ['anyOf', 'oneOf']) {
    const choices = schema[key];
    if (Array.isArray(choices)) return fc.oneof(...choices.filter(isRecord).map((one) => valid(one, defs)));
  }
  switch (Array.isArray(schema['type']) ? schema['type'][0] : schema['type']) {
    case 'string': return text(schema);
    case 'integer': return fc.integer({ min: Math.max(-2_147_483_648, least(schema)), max: Math.min(2_147_483_647, most(schema)) });
    case 'number': return fc.double({ min: least(schema), max: most(schema), noNaN: true, noDefaultInfinity: true });
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    case 'array': return fc.array(valid(isRecord(schema['items']) ? schema['items'] : {}, defs), { minLength: number(schema['minItems'], 0), maxLength: Math.min(number(schema['maxItems'], 3), Math.max(3, number(schema['minItems'], 0))) });
    case 'object': return record(schema, defs);
    default: return fc.constantFrom<Json>('一', 1, true, null);
  }
}

function record(schema: Schema, defs: Record<string, Schema>): fc.Arbitrary<Json> {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const entries = Object.entries(properties).flatMap(([name, one]) => (isRecord(one) ? [[name, valid(one, defs)] as const] : []));
  const required = Array.isArray(schema['required']) ? schema['required'].filter((name): name is string => typeof name === 'string') : [];
  const known = fc.record(Object.fromEntries(entries), { requiredKeys: required.filter((name) => name in properties) });
  const more = schema['additionalProperties'];
  return isRecord(more) && entries.length === 0 ? fc.dictionary(isRecord(schema['propertyNames']) ? valid(schema['propertyNames'], defs).map(String) : fc.string({ maxLength: 8 }), valid(more, defs), { maxKeys: 3 }) : known;
}

const NAMES = ['张伟', '欧阳倩', '阿依古丽·买买提', '王晓[沛]', '𠮷田', '因故改期，按通知办理', '所填学历证书编号与查询结果不一致，请核对后重新提交材料'];

function text(schema: Schema): fc.Arbitrary<Json> {
  const minLength = number(schema['minLength'], 0);
  const maxLength = Math.min(number(schema['maxLength'], 40), Math.max(40, minLength));
  if (schema['format'] === 'uuid') return fc.uuid();
  if (schema['format'] === 'date') return fc.date({ min: new Date('1950-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
  if (schema['format'] === 'email') return fc.constantFrom('zhang.wei@example.cn', 'q@example.com.cn');
  if (schema['format'] === 'uri') return fc.constantFrom('https://example.cn/', 'https://example.cn/hook?a=1');
  if (typeof schema['pattern'] === 'string') {
    try {
      return fc.stringMatching(new RegExp(schema['pattern'], 'u'), { size: 'small' });
    } catch {
      // an expression that cannot be turned round (one that looks ahead): any text, which is then nearly valid
    }
  }
  const names = NAMES.filter((name) => name.length >= minLength && name.length <= maxLength);
  const any = fc.string({ minLength, maxLength, unit: 'grapheme' });
  return names.length > 0 ? fc.oneof(fc.constantFrom(...names), any) : any;
}

const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);
const least = (schema: Schema): number => number(schema['minimum'], typeof schema['exclusiveMinimum'] === 'number' ? schema['exclusiveMinimum'] + 1 : -100);
const most = (schema: Schema): number => Math.max(least(schema), number(schema['maximum'], typeof schema['exclusiveMaximum'] === 'number' ? schema['exclusiveMaximum'] - 1 : 10_000));
