import { z } from 'zod';
import { halfWidth, withoutInvisible } from './half-width.ts';
import { withEncodedHan } from './private-use-han.ts';
import { refuse, type Refusal } from './refusals/refuse.ts';

/** Longest name taken, in characters (code points): 25 Han characters of width two, or 50 letters, with room (domain 5.2). */
export const NAME_MAX = 50;

const HAN = /(?=\p{Script=Han})\p{Lo}|[〇々]/u;
const LATIN = /\p{Script=Latin}/u;
const PRIVATE_USE = /\p{Co}/u;

/**
 * A name as it is kept and printed (考生姓名, R-2.1.1-12, -38…40): any Han character untouched, the dot always `·`, brackets half-width,
 * no spaces inside a Chinese name and single ones inside a Latin name. Han characters are never folded into one another.
 */
export function normaliseName(raw: string): string {
  const dotted = raw.replaceAll(/[・•．‧∙⋅･˙]/g, '·').replaceAll(/[【〔〖]/g, '[').replaceAll(/[】〕〗]/g, ']');
  const plain = withEncodedHan(withoutInvisible(halfWidth(dotted.replaceAll(/\s/g, ' '))))
    .replaceAll(/[\u2F00-\u2FD5]/g, (radical) => radical.normalize('NFKC'));
  if (HAN.test(plain)) return withPlainMarks(plain).replaceAll(/\s/g, '').replaceAll(/(?<=\p{Script=Han}|\])\.(?=\p{Script=Han}|\[)/gu, '·');
  // composing may itself bring a mark forth (U+1FEF is a grave accent, U+0387 a dot)
  return withPlainMarks(plain.normalize('NFC')).replaceAll('·', '.').replaceAll(/\s+/g, ' ').trim();
}

const withPlainMarks = (text: string) => text.replaceAll(/[’‘ʼ`]/g, "'").replaceAll(/[‐‑–—]/g, '-');

/** Every reason why a name (already normalised) cannot be taken; the glyph description belongs to names with `[x]` (R-2.1.1-39, -40). */
export function nameRefusals(name: string, glyphDescription?: string): Refusal[] {
  if (name === '') return [refuse('field.required', { path: 'name' })];
  const no: Refusal[] = [];
  const say = (refusal: Refusal) => no.push({ ...refusal, path: 'name' });
  const points = [...name];
  if (points.length > NAME_MAX) say(refuse('field.too_long', { params: { max: NAME_MAX } }));
  if (PRIVATE_USE.test(name)) say(refuse('identity.name_private_use'));
  const chinese = HAN.test(name);
  const foreign = points.filter((c) => !PRIVATE_USE.test(c) && !fits(c, chinese));
  const letters = foreign.filter((c) => chinese && LATIN.test(c));
  if (letters.length > 0) say(refuse('identity.name_mixed'));
  const bad = [...new Set(foreign.filter((c) => !letters.includes(c)))];
  if (bad.length > 0) say(refuse('identity.name_characters', { params: { characters: bad.join(' ') } }));
  if (!chinese && bad.length === 0 && !LATIN.test(name) && !PRIVATE_USE.test(name)) say(refuse('identity.name_characters', { params: { characters: name } }));
  if (/^·|·$|··/.test(name)) say(refuse('identity.name_dot'));
  if (/[[\]]/.test(withoutHomophones(name))) say(refuse('identity.name_brackets'));
  if (needsGlyphDescription(name) && (glyphDescription ?? '').trim() === '') no.push(refuse('identity.glyph_needed', { path: 'glyphDescription' }));
  return no;
}

const fits = (c: string, chinese: boolean) => (chinese ? HAN.test(c) || /[·[\]]/.test(c) : LATIN.test(c) || /[\p{M} '.,\-[\]]/u.test(c));

const HOMOPHONE = /\[(?:(?=\p{Script=Han})\p{Lo})\]/gu;
const withoutHomophones = (name: string) => name.replaceAll(HOMOPHONE, '');

/** True when a name writes a character that cannot be typed as a homophone in brackets (王晓[沛]), so that its shape must be described. */
export function needsGlyphDescription(name: string): boolean {
  return withoutHomophones(name) !== name;
}

/** Code points Unicode has beside a character only so that older sets survive a round trip (兼容汉字); those twelve of them that are characters of their own fold into nothing. */
const COMPATIBILITY_HAN = /[\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;

/** The text with compatibility ideographs as the characters they stand for, by Unicode's own table (NFKC); for comparing and ordering only. */
export function plainHan(text: string): string {
  return text.replaceAll(COMPATIBILITY_HAN, (c) => c.normalize('NFKC'));
}

/**
 * What two spellings of one person's name have in common (匹配键); for comparing only, never shown. The dot, spaces and Latin case and accents do not
 * count, nor from which block the same character was typed: old private points, compatibility ideographs and radicals are the character they
 * stand for. Different characters stay different (沈/沉, 龍/龙, 吉/𠮷), and a bracketed homophone differs from the character itself.
 */
export function nameKey(name: string): string {
  const normal = plainHan(normaliseName(name));
  if (HAN.test(normal)) return normal.replaceAll('·', '');
  return normal.normalize('NFD').replaceAll(/[^\p{L}]/gu, '').toUpperCase();
}

/** A person's name as a form field, normalised; every refusal of `nameRefusals` but the glyph description, which stands in another field. */
export const PersonName = z
  .string('field.required')
  .max(400, 'field.too_long')
  .transform(normaliseName)
  .superRefine((name, ctx) => {
    for (const { code, params } of nameRefusals(name, '-')) ctx.addIssue({ code: 'custom', message: code, ...(params && { params }) });
  });
export type PersonName = z.infer<typeof PersonName>;

/** How the character behind `[x]` is written (字形说明, R-2.1.1-40): 上为“艹”，下为“北”. */
export const GlyphDescription = z.string().trim().max(200, 'field.too_long');
