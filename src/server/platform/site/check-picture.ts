/** A picture of the operator's that was looked through: its kind by its content, and its shape where it says one. */
export type BrandPicture = { type: 'image/svg+xml' | 'image/png'; extension: 'svg' | 'png'; bytes: Buffer; width: number; height: number };

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Drawing only: nothing that runs, embeds, links or is fetched. */
const SVG_ELEMENTS = new Set([
  'svg', 'g', 'defs', 'title', 'desc', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'use', 'symbol', 'clippath', 'mask', 'pattern',
  'lineargradient', 'radialgradient', 'stop',
]);

/** The picture in a file of an operator's, by what it holds and not by its name; or what is wrong with it. */
export function checkPicture(bytes: Buffer, mostBytes: number): BrandPicture | { fault: string } {
  if (bytes.length > mostBytes) return { fault: `is larger than ${String(mostBytes / 1024)} KB` };
  if (bytes.subarray(0, PNG.length).equals(PNG)) return checkPng(bytes);
  return checkSvg(bytes);
}

function checkPng(bytes: Buffer): BrandPicture | { fault: string } {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return { fault: 'is no whole PNG picture' };
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width < 16 || height < 16 || width > 2_000 || height > 2_000) return { fault: 'must be 16 to 2000 pixels wide and high' };
  return { type: 'image/png', extension: 'png', bytes, width, height };
}

function checkSvg(bytes: Buffer): BrandPicture | { fault: string } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { fault: 'must be a PNG picture, or an SVG drawing in UTF-8' };
  }
  if (!/^\s*(<\?xml[^>]*\?>\s*)?(<!--[^>]*-->\s*)*<svg[\s>]/u.test(text)) return { fault: 'must be a PNG picture, or an SVG drawing in UTF-8' };
  const danger = dangerIn(text);
  if (danger !== undefined) return { fault: danger };
  const [, , , width, height] = /\sviewBox\s*=\s*["']\s*(-?[\d.]+)[\s,]+(-?[\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']/u.exec(text) ?? [];
  if (!(Number(width) > 0) || !(Number(height) > 0)) return { fault: 'must say its shape in a viewBox' };
  return { type: 'image/svg+xml', extension: 'svg', bytes, width: Number(width), height: Number(height) };
}

/** Scripts, handlers, references to elsewhere, entities: why a drawing is not taken. */
function dangerIn(text: string): string | undefined {
  if (/<!(?!--)|<\?(?!xml\s)/u.test(text)) return 'must not declare a document type, entities or sections of other kinds';
  if (/&(?!(?:amp|lt|gt|quot|apos);)/u.test(text)) return 'must write its characters as they are, without references like &#106;';
  for (const [, name = ''] of text.matchAll(/<\/?\s*([^\s/>!?]+)/gu)) {
    if (!SVG_ELEMENTS.has(name.toLowerCase())) return `holds <${name.slice(0, 30)}>; a drawing may hold shapes and text only, no script, style, image or link`;
  }
  if (/[\s"'/]on[a-z]+\s*=/iu.test(text)) return 'holds a handler (on…=)';
  for (const [, target = ''] of text.matchAll(/(?:href|src)\s*=\s*["']?\s*([^"'\s>]*)/giu)) {
    if (!target.startsWith('#')) return 'refers to something outside itself';
  }
  if (/url\(\s*["']?\s*(?!#|["'])/iu.test(text) || /@import|javascript:|data:/iu.test(text)) return 'refers to something outside itself';
  return undefined;
}
