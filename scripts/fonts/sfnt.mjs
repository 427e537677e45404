/** Reads and writes TrueType tables (sfnt): just enough to rename a font and to join the slices of one. */

/** The tables of a font by tag, in the order of the file. */
export function readTables(font) {
  const tables = new Map();
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const entry = 12 + i * 16;
    const from = font.readUInt32BE(entry + 8);
    tables.set(font.toString('latin1', entry, entry + 4), font.subarray(from, from + font.readUInt32BE(entry + 12)));
  }
  return tables;
}

/** A font file of these tables, checksums right, tables aligned to four bytes. */
export function writeFont(tables) {
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  const head = Buffer.alloc(12 + tags.length * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tags.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(tags.length * 16 - 2 ** power * 16, 10);
  const parts = [head];
  let at = head.length;
  tags.forEach((tag, i) => {
    const table = tag === 'head' ? withoutAdjustment(tables.get(tag)) : tables.get(tag);
    const padded = Buffer.alloc((table.length + 3) & ~3);
    table.copy(padded);
    head.write(tag, 12 + i * 16, 'latin1');
    head.writeUInt32BE(checksum(padded), 16 + i * 16);
    head.writeUInt32BE(at, 20 + i * 16);
    head.writeUInt32BE(table.length, 24 + i * 16);
    parts.push(padded);
    at += padded.length;
  });
  const font = Buffer.concat(parts);
  const headAt = readEntryOffset(font, 'head');
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

/** Code point → glyph number, from the widest Unicode subtable (format 12, else 4). */
export function readCmap(tables) {
  const cmap = tables.get('cmap');
  const subtables = [];
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    subtables.push({ at, format: cmap.readUInt16BE(at) });
  }
  const wide = subtables.find((s) => s.format === 12);
  if (wide) return readFormat12(cmap, wide.at);
  const narrow = subtables.find((s) => s.format === 4);
  if (!narrow) throw new Error('the font has no Unicode cmap of format 4 or 12');
  return readFormat4(cmap, narrow.at);
}

/** A cmap table of one format 12 subtable. */
export function writeCmap(glyphOf) {
  const groups = [];
  for (const [code, glyph] of [...glyphOf].sort((a, b) => a[0] - b[0])) {
    const last = groups.at(-1);
    if (last && code === last.to + 1 && glyph === last.glyph + (code - last.from)) last.to = code;
    else groups.push({ from: code, to: code, glyph });
  }
  const table = Buffer.alloc(12 + 16 + groups.length * 12);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + groups.length * 12, 16);
  table.writeUInt32BE(groups.length, 24);
  groups.forEach((group, i) => {
    table.writeUInt32BE(group.from, 28 + i * 12);
    table.writeUInt32BE(group.to, 32 + i * 12);
    table.writeUInt32BE(group.glyph, 36 + i * 12);
  });
  return table;
}

/** A name table that keeps the copyright and licence records (0, 13, 14) and gives the font a family of its own. */
export function renameTo(nameTable, { family, style, postScriptName }) {
  const kept = readNames(nameTable).filter((n) => [0, 13, 14].includes(n.id));
  const own = [[1, family], [2, style], [3, `${postScriptName};jinbang`], [4, `${family} ${style}`], [6, postScriptName]]
    .map(([id, text]) => ({ id, text }));
  const records = [...kept, ...own].sort((a, b) => a.id - b.id);
  const texts = records.map((r) => Buffer.from(r.text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + records.length * 12);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(head.length, 4);
  let at = 0;
  records.forEach((record, i) => {
    const entry = 6 + i * 12;
    [3, 1, 0x409, record.id, texts[i].length, at].forEach((value, field) => head.writeUInt16BE(value, entry + field * 2));
    at += texts[i].length;
  });
  return Buffer.concat([head, ...texts]);
}

function readNames(table) {
  const texts = table.readUInt16BE(4);
  const byId = new Map();
  for (let i = 0; i < table.readUInt16BE(2); i += 1) {
    const entry = 6 + i * 12;
    if (table.readUInt16BE(entry) !== 3) continue;
    const id = table.readUInt16BE(entry + 6);
    const from = texts + table.readUInt16BE(entry + 10);
    const bytes = Buffer.from(table.subarray(from, from + table.readUInt16BE(entry + 8)));
    if (!byId.has(id)) byId.set(id, { id, text: bytes.swap16().toString('utf16le') });
  }
  return [...byId.values()];
}

function readFormat12(cmap, at) {
  const glyphOf = new Map();
  for (let i = 0; i < cmap.readUInt32BE(at + 12); i += 1) {
    const group = at + 16 + i * 12;
    const from = cmap.readUInt32BE(group);
    for (let code = from; code <= cmap.readUInt32BE(group + 4); code += 1) {
      const glyph = cmap.readUInt32BE(group + 8) + code - from;
      if (glyph !== 0) glyphOf.set(code, glyph);
    }
  }
  return glyphOf;
}

function readFormat4(cmap, at) {
  const glyphOf = new Map();
  const segments = cmap.readUInt16BE(at + 6) / 2;
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + segments * 2, at + 16 + segments * 4, at + 16 + segments * 6];
  for (let s = 0; s < segments; s += 1) {
    const from = cmap.readUInt16BE(starts + s * 2);
    const to = cmap.readUInt16BE(ends + s * 2);
    const delta = cmap.readUInt16BE(deltas + s * 2);
    const offset = cmap.readUInt16BE(offsets + s * 2);
    for (let code = from; code <= to && code !== 0xffff; code += 1) {
      const listed = offset === 0 ? code : cmap.readUInt16BE(offsets + s * 2 + offset + (code - from) * 2);
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphOf.set(code, glyph);
    }
  }
  return glyphOf;
}

function withoutAdjustment(head) {
  const copy = Buffer.from(head);
  copy.writeUInt32BE(0, 8);
  return copy;
}

function readEntryOffset(font, tag) {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    if (font.toString('latin1', 12 + i * 16, 16 + i * 16) === tag) return font.readUInt32BE(12 + i * 16 + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}
