import { readCmap, readTables, renameTo, writeCmap, writeFont } from './sfnt.mjs';

/** Joins the slices of one TrueType font, first slice wins where two hold a character; hinting is left out. */
export function joinSlices(slices, names) {
  const fonts = slices.map((bytes) => readTables(bytes));
  const [first] = fonts;
  const joined = { outlines: [], advances: [], glyphOf: new Map() };
  takeGlyph(joined, glyphReader(first), 0, new Map());
  for (const tables of fonts) {
    if (tables.get('head').readUInt16BE(18) !== first.get('head').readUInt16BE(18)) throw new Error('the slices differ in units per em');
    const read = glyphReader(tables);
    const taken = new Map();
    for (const [code, glyph] of readCmap(tables)) {
      if (!joined.glyphOf.has(code)) joined.glyphOf.set(code, takeGlyph(joined, read, glyph, taken));
    }
  }
  if (joined.outlines.length > 0xffff) throw new Error(`${joined.outlines.length} glyphs do not fit one font`);
  return writeFont(tablesOf(first, joined, names));
}

function tablesOf(first, { outlines, advances, glyphOf }, names) {
  const loca = Buffer.alloc((outlines.length + 1) * 4);
  let at = 0;
  outlines.forEach((outline, i) => {
    loca.writeUInt32BE(at, i * 4);
    at += outline.length;
  });
  loca.writeUInt32BE(at, outlines.length * 4);
  const hmtx = Buffer.alloc(outlines.length * 4);
  advances.forEach(([advance, bearing], i) => {
    hmtx.writeUInt16BE(advance, i * 4);
    hmtx.writeInt16BE(bearing, i * 4 + 2);
  });
  const maxp = Buffer.from(first.get('maxp'));
  maxp.writeUInt16BE(outlines.length, 4);
  const hhea = Buffer.from(first.get('hhea'));
  hhea.writeUInt16BE(outlines.length, 34);
  const head = Buffer.from(first.get('head'));
  head.writeInt16BE(1, 50);
  const post = Buffer.alloc(32);
  first.get('post').copy(post, 0, 0, 32);
  post.writeUInt32BE(0x00030000, 0);
  return new Map([
    ['head', head], ['hhea', hhea], ['maxp', maxp], ['OS/2', first.get('OS/2')], ['post', post],
    ['name', renameTo(first.get('name'), names)], ['cmap', writeCmap(glyphOf)],
    ['hmtx', hmtx], ['loca', loca], ['glyf', Buffer.concat(outlines)],
  ]);
}

function takeGlyph(joined, read, glyph, taken) {
  const known = taken.get(glyph);
  if (known !== undefined) return known;
  const number = joined.outlines.length;
  taken.set(glyph, number);
  joined.outlines.push(Buffer.alloc(0));
  const { outline, advance } = read(glyph);
  joined.advances[number] = advance;
  joined.outlines[number] = padded(isComposite(outline)
    ? renumbered(outline, (part) => takeGlyph(joined, read, part, taken))
    : withoutInstructions(outline));
  return number;
}

function glyphReader(tables) {
  const [loca, glyf, hmtx] = ['loca', 'glyf', 'hmtx'].map((tag) => tables.get(tag));
  const long = tables.get('head').readInt16BE(50) === 1;
  const offset = (i) => (long ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2);
  const metrics = tables.get('hhea').readUInt16BE(34);
  return (glyph) => {
    const row = Math.min(glyph, metrics - 1);
    const bearing = glyph < metrics ? hmtx.readInt16BE(row * 4 + 2) : hmtx.readInt16BE(metrics * 4 + (glyph - metrics) * 2);
    return { outline: glyf.subarray(offset(glyph), offset(glyph + 1)), advance: [hmtx.readUInt16BE(row * 4), bearing] };
  };
}

const isComposite = (outline) => outline.length > 0 && outline.readInt16BE(0) < 0;

function withoutInstructions(outline) {
  if (outline.length === 0) return outline;
  const at = 10 + outline.readInt16BE(0) * 2;
  return Buffer.concat([outline.subarray(0, at), Buffer.alloc(2), outline.subarray(at + 2 + outline.readUInt16BE(at))]);
}

const [WORDS, SCALE, MORE, TWO_SCALES, MATRIX, INSTRUCTIONS] = [0x1, 0x8, 0x20, 0x40, 0x80, 0x100];

function renumbered(outline, numberOf) {
  const copy = Buffer.from(outline);
  let at = 10;
  for (let flags = MORE; flags & MORE;) {
    flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(flags & ~INSTRUCTIONS, at);
    copy.writeUInt16BE(numberOf(copy.readUInt16BE(at + 2)), at + 2);
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
  }
  return copy.subarray(0, at);
}

function padded(outline) {
  const copy = Buffer.alloc((outline.length + 3) & ~3);
  outline.copy(copy);
  return copy;
}
