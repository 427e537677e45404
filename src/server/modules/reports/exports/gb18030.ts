/** Beyond the Basic Multilingual Plane four bytes follow the code point without gaps, from here. */
const FOUR_BYTES_BEYOND_BMP = 189_000;
/** Four-byte codes of the Basic Multilingual Plane. */
const FOUR_BYTES_IN_BMP = 39_420;

/** U+FFFD, for the few private-use points no decoder gives back. */
const NO_CHARACTER = 0x84_31_a4_37;

let table: Uint32Array | undefined;

/** A text in GB 18030, every character kept: two bytes where the standard has them, four for the rest (𠮷). What is no character at all becomes U+FFFD. */
export function toGb18030(text: string): Buffer {
  const codes = (table ??= readTable());
  const out = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (const character of text) {
    let point = character.codePointAt(0) ?? 0;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    const code = point < 0x10000 ? (codes[point] || (point === 0 ? 0 : NO_CHARACTER)) : fourBytes(FOUR_BYTES_BEYOND_BMP + point - 0x10000);
    if (code > 0xffff) at = out.writeUInt32BE(code >>> 0, at);
    else if (code > 0xff) at = out.writeUInt16BE(code, at);
    else at = out.writeUInt8(code, at);
  }
  return out.subarray(0, at);
}

function fourBytes(linear: number): number {
  const [d, c, b] = [linear % 10, Math.floor(linear / 10) % 126, Math.floor(linear / 1260) % 10];
  return (((0x81 + Math.floor(linear / 12_600)) << 24) | ((0x30 + b) << 16) | ((0x81 + c) << 8) | (0x30 + d)) >>> 0;
}

/** The runtime decodes GB 18030 but does not encode it: what each code decodes to, turned round. Two-byte codes win over four-byte ones. */
function readTable(): Uint32Array {
  const codes = new Uint32Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  const keep = (bytes: Buffer, code: number) => {
    const text = decoder.decode(bytes);
    const point = text.codePointAt(0) ?? 0xfffd;
    if (text.length === 1 && point !== 0xfffd) codes[point] = code;
  };
  const four = Buffer.alloc(4);
  for (let linear = 0; linear < FOUR_BYTES_IN_BMP; linear++) {
    four.writeUInt32BE(fourBytes(linear));
    keep(four, fourBytes(linear));
  }
  const two = Buffer.alloc(2);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      two.writeUInt16BE((lead << 8) | trail);
      keep(two, (lead << 8) | trail);
    }
  }
  for (let ascii = 0; ascii < 0x80; ascii++) codes[ascii] = ascii;
  codes[0xfffd] = NO_CHARACTER;
  return codes;
}
