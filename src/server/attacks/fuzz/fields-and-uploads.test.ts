import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { isRefusalCode } from '#contracts/refusals.ts';
import { prepareFile } from '#server/modules/materials/files/prepare-file.ts';
import { pictureTypeOf } from '#server/modules/photos/domain/picture-type.ts';
import { preparePhoto, stopPhotoProcessing } from '#server/modules/photos/processing/photo-processing.ts';
import { flattenFields, nestFields } from '#server/platform/http/form-fields.ts';
import { readForm } from '#server/platform/http/read-request.ts';
import { checkPicture } from '#server/platform/site/check-picture.ts';
import { endsSoon, hostileJson, hostileText, INHERITED, longTexts, nearly, nearlyBytes, tries, withOwn } from '#server/testing/hostile-text.ts';

const step = fc.oneof(fc.constantFrom(...INHERITED, '0', '1', '999', '1000', '-1', 'name', 'educations', '_key', ''), hostileText);
const dotted = fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => steps.join('.'));
const sent = fc.oneof(hostileText, fc.array(hostileText, { maxLength: 3 }));
const untouched = () => { expect([Object.keys(Object.prototype), Object.keys(Array.prototype), Object.keys(Function.prototype)]).toEqual([[], [], []]); };

/** Every object and list within, itself included. */
function within(value: unknown): object[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(within)] : [];
}

describe('the names of fields a form sends', () => {
  test('nest as objects and lists of their own, never as what all objects have', () => {
    fc.assert(fc.property(fc.array(fc.tuple(dotted, sent), { maxLength: 8 }), (pairs) => {
      const nested = nestFields(withOwn(pairs) as Record<string, string | string[]>);
      expect(within(nested).every((one) => [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(one)))).toBe(true);
      const leaves = within(nested).flatMap((one) => Object.values(one).filter((v) => typeof v !== 'object'));
      expect(leaves.every((leaf) => typeof leaf === 'string')).toBe(true);
    }), tries(1_000));
    untouched();
  });

  test('a form reads what was sent, and nothing that was not', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(step, fc.oneof(sent, hostileJson)), { maxLength: 6 }), async (pairs) => {
      const body = withOwn(pairs);
      const read = await readForm({ isMultipart: () => false, body } as never, undefined);
      if (!read.ok) throw new Error('a form that is read');
      const { fields } = read.value;
      for (const name of INHERITED) if (!Object.hasOwn(body, name)) expect(fields[name], name).toBeUndefined();
      expect(Object.keys(fields).every((name) => Object.hasOwn(body, name))).toBe(true);
      untouched();
    }), tries(500));
  });

  test('what is kept fills a form and comes back from it', () => {
    const word = fc.stringMatching(/^[a-z][a-zA-Z]{1,8}$/).filter((w) => !INHERITED.includes(w));
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const row = fc.dictionary(word, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
    const kept = fc.dictionary(word, fc.oneof(text, fc.array(row, { minLength: 1, maxLength: 3 }), row), { minKeys: 1, maxKeys: 4, noNullPrototype: true });
    fc.assert(fc.property(kept, (value) => { expect(nestFields(flattenFields(value))).toEqual(value); }), tries(500));
    fc.assert(fc.property(hostileJson, (value) => {
      expect(Object.getPrototypeOf(flattenFields(value))).toBe(Object.prototype);
      untouched();
    }), tries(1_000));
  });
});

describe('what is uploaded as a picture or a paper', () => {
  afterAll(stopPhotoProcessing);
  const clean = { scan: () => Promise.resolve({ found: 'clean' }) } as never;
  const plain = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#88aacc' } });
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');

  test('is kept as a picture drawn anew or as a paper looked through, or refused in words of ours', async () => {
    const sound = await Promise.all([plain(500).jpeg().toBuffer(), plain(500).png().toBuffer(), plain(500).webp().toBuffer()]);
    await fc.assert(fc.asyncProperty(fc.oneof(...sound.map(nearlyBytes), { weight: 3, arbitrary: nearlyBytes(pdf) }, { weight: 3, arbitrary: nearly(fc.constant(pdf.toString('latin1'))).map((text) => Buffer.from(text, 'latin1')) }, hostileText.map((text) => Buffer.from(text)), hostileText.map((text) => Buffer.from(`%PDF-1.7\n${text}`))), hostileText, async (bytes, fileName) => {
      const kept = await prepareFile(clean, 'refuse', { field: 'files', fileName, bytes: Buffer.from(bytes) });
      if (kept.ok) {
        expect(kept.value.fileName).not.toMatch(/[\\/\p{C}"<>|:*?]/u);
        expect(kept.value.contentType === 'image/jpeg' ? pictureTypeOf(kept.value.bytes) : kept.value.bytes.subarray(0, 5).toString('latin1')).toBe(kept.value.contentType === 'image/jpeg' ? 'jpeg' : '%PDF-');
      } else for (const { code } of kept.refusals) expect(isRefusalCode(code), code).toBe(true);
    }), tries(120));
  }, 600_000);

  test('a portrait, damaged on its way, is one or is refused', async () => {
    const nobody = { find: () => Promise.resolve([]), stop: () => Promise.resolve() };
    const sound = await Promise.all([plain(600).jpeg().toBuffer(), plain(600).png().toBuffer()]);
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    await fc.assert(fc.asyncProperty(fc.oneof(...sound.map(nearlyBytes), nearlyBytes(heic), hostileText.map((text) => Buffer.from(text))), async (bytes) => {
      pictureTypeOf(bytes);
      const made = await preparePhoto(bytes, undefined, nobody);
      if (!made.ok) for (const { code } of made.refusals) expect(code).toMatch(/^photo\./);
      else expect(pictureTypeOf(made.value.jpeg)).toBe('jpeg');
    }), tries(25));
  }, 600_000);

  test('a drawing of the operator’s is one without anything that runs or leads out, or is told what is wrong', () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>金榜</title><path d="M0 0h10v10z" fill="#c00"/></svg>';
    const part = fc.constantFrom('<script>x</script>', '<style>', 'onload="x"', '/onload=x', 'href="//evil.example"', "xlink:href='data:x'", 'url(//evil.example)', '<!DOCTYPE svg>', '&#106;', '<image/>', '<?x?>', '<a>', '<foreignObject>', 'javascript:', '<svg:script>', '<!--', '-->', '<![CDATA[');
    const changed = fc.tuple(nearly(fc.constant(drawing)), fc.array(fc.tuple(fc.nat(drawing.length), part), { maxLength: 2 })).map(([text, parts]) => parts.reduce((now, [at, put]) => now.slice(0, at) + put + now.slice(at), text));
    fc.assert(fc.property(fc.oneof(changed.map((text) => Buffer.from(text)), nearlyBytes(Buffer.from(drawing)), hostileText.map((text) => Buffer.from(text))), (bytes) => {
      const checked = checkPicture(bytes, 64_000);
      if ('fault' in checked) expect(checked.fault).not.toBe('');
      else expect(checked.bytes.toString('utf8')).not.toMatch(/<\s*script|<\s*style|[\s"'/]on\w+\s*=|(?:href|src)\s*=\s*["']?\s*[^#"'\s>]|url\(\s*["']?\s*[^#"')\s]|<!DOCTYPE|data:|<image|foreignObject/i);
    }), tries(1_500));
    expect(longTexts(60_000).filter((text) => !endsSoon(() => checkPicture(Buffer.from(`<svg ${text}>`), 1_000_000)) || !endsSoon(() => checkPicture(Buffer.from(text), 1_000_000)) || !endsSoon(() => nestFields({ [text]: text }))).map((text) => text.slice(0, 4))).toEqual([]);
  });
});
