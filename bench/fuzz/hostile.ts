import type { Chance } from '../support/chance.ts';
import { isRecord, type Json } from './json.ts';

/** Texts that break careless programs: control characters, half characters, other encodings, other languages' commands. */
export const HOSTILE_TEXTS: readonly string[] = [
  '', ' ', '\u0000', 'a\u0000b', '\uD800', '\uDC00\uD800', '\uFEFF', '\u202E1', '\u200B', '𠮷'.repeat(50), 'é\u0301'.repeat(80), '\r\nset-cookie: a=b', "' or 1=1 --", '"; drop table account; --', '$1', '%00', '%', '_', '\\', '\\x',
  '../../../../etc/passwd', '..%2f..%2fetc%2fpasswd', '/api/staff', '//example.cn', 'javascript:alert(1)', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>', '{{7*7}}', '${7*7}', '#{7*7}', '=1+1', '@SUM(1)', '+cmd|a', '-1',
  '0', '-0', '1e309', '9'.repeat(400), '0x10', 'NaN', 'Infinity', 'null', 'undefined', 'true', '[]', '{}', '[object Object]', '__proto__', 'constructor', 'toString', '２０２６', '٢٠٢٦', '2026-02-30', '0000-00-00', '99999-12-31', '2026-13-01T25:61:61Z',
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'a'.repeat(10_000), '('.repeat(2_000), 'a'.repeat(30) + '!', '1'.repeat(64) + 'x', '甲'.repeat(4_000),
];
const HOSTILE_VALUES: readonly Json[] = [null, true, 0, -1, 1.5, 2_147_483_648, -2_147_483_649, 9_007_199_254_740_993, 1e308, [], {}, [[[[[[]]]]]], [null], { a: { a: { a: {} } } }];

/** A value nobody meant. */
export function hostileValue(chance: Chance): Json {
  return chance.happens(0.7) ? chance.pick(HOSTILE_TEXTS) : chance.pick(HOSTILE_VALUES);
}

/** The same value with one thing wrong somewhere: a part missing, doubled, unknown, of another kind, or hostile. */
export function spoiled(value: Json, chance: Chance): Json {
  if (Array.isArray(value) && value.length > 0 && chance.happens(0.7)) {
    const at = chance.below(value.length);
    if (chance.happens(0.2)) return Array.from({ length: 300 }, () => value[at] ?? null);
    return value.map((one, n) => (n === at ? spoiled(one, chance) : one));
  }
  if (isRecord(value) && !Array.isArray(value)) return spoiledRecord(value, chance);
  return hostileValue(chance);
}

function spoiledRecord(value: { [key: string]: Json }, chance: Chance): Json {
  const keys = Object.keys(value);
  const key = keys.length > 0 ? chance.pick(keys) : undefined;
  const how = chance.below(10);
  if (key === undefined || how === 0) return { ...value, [chance.pick(['unknown', 'id', 'accountId', 'state', 'role', 'isAdmin', 'constructor'])]: hostileValue(chance) };
  if (how === 1) return Object.fromEntries(keys.filter((one) => one !== key).map((one) => [one, value[one] ?? null]));
  if (how === 2) return Object.fromEntries([...keys.map((one) => [one, value[one] ?? null] as const), ['__proto__', { polluted: true }]]);
  if (how === 3) return hostileValue(chance);
  return { ...value, [key]: spoiled(value[key] ?? null, chance) };
}

/** Bodies that are no JSON at all, or too much of it, each with the content type it claims. */
export function brokenBody(chance: Chance): { type: string; text: string } {
  const json = 'application/json';
  return chance.pick([
    { type: json, text: '{' }, { type: json, text: '' }, { type: json, text: '[' .repeat(50_000) }, { type: json, text: `{"a":"${'a'.repeat(3_000_000)}"}` }, { type: json, text: '{"a":1,"a":2}' }, { type: json, text: '{"__proto__":{"polluted":true}}' },
    { type: json, text: '"\\ud800"' }, { type: 'text/plain', text: 'a=b' }, { type: 'application/xml', text: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' }, { type: 'application/x-www-form-urlencoded', text: 'a=1&a[b]=2&__proto__[polluted]=1&%ff=%00' },
    { type: 'multipart/form-data; boundary=x', text: '--x\r\ncontent-disposition: form-data; name="file"; filename="../../a.jpg"\r\n\r\nGIF89a<script>\r\n--x--\r\n' }, { type: 'multipart/form-data', text: 'x' }, { type: 'application/octet-stream', text: '\u0000\u0001' },
  ]);
}

/** A text as it stands in an address; half a character, which no address can carry, becomes the replacement character. */
export function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
