/** A value of a PDF as far as looking through it needs: names in clear, numbers, what holds others; the rest is only there. */
export type PdfValue = { kind: 'name'; name: string } | { kind: 'number'; value: number } | { kind: 'dictionary'; entries: PdfDictionary } | { kind: 'array'; items: readonly PdfValue[] } | { kind: 'other' };
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** A stream: its dictionary, and where its bytes begin. */
export type PdfStream = { dictionary: PdfDictionary; begins: number };

type Read = { value: PdfValue; end: number } | undefined;
/** What is read, and how much may still be looked at: texts within texts must not make the work grow with the square of the file. */
type Source = { text: string; left: number };

const OTHER: PdfValue = { kind: 'other' };
const DEEPEST = 40;
const BLANKS = '\0\t\n\f\r ';
const ENDS_WORD = `${BLANKS}()<>[]{}/%`;
const REFERENCE = /[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![A-Za-z0-9])/y;

/**
 * The streams of every object, wherever in the file something is written like one; undefined where a dictionary cannot be read. A viewer finds
 * objects by a table that may point anywhere, so none is left out because it seems to lie within a text or another stream.
 */
export function streamsOf(text: string): PdfStream[] | undefined {
  const source: Source = { text, left: 4 * text.length + 1_000_000 };
  const found: PdfStream[] = [];
  for (let at = text.indexOf('obj'); at >= 0; at = text.indexOf('obj', at + 3)) {
    const begins = skipBlanks(source, at + 3);
    if (!text.startsWith('<<', begins)) continue;
    const read = readValue(source, begins, 0);
    if (read?.value.kind !== 'dictionary') return undefined;
    const after = skipBlanks(source, read.end);
    if (text.startsWith('stream', after)) found.push({ dictionary: read.value.entries, begins: pastLineEnd(text, after + 6) });
  }
  return source.left > 0 ? found : undefined;
}

function readValue(source: Source, from: number, depth: number): Read {
  const { text } = source;
  const at = skipBlanks(source, from);
  const first = text[at];
  if (first === undefined || depth > DEEPEST || source.left <= 0) return undefined;
  if (text.startsWith('<<', at)) return readDictionary(source, at + 2, depth);
  if (first === '[') return readArray(source, at + 1, depth);
  if (first === '(') return closed(source, at, endOfText(source, at + 1));
  if (first === '<') return closed(source, at, text.indexOf('>', at) + 1);
  if (first !== '/' && ENDS_WORD.includes(first)) return undefined;
  const end = endOfWord(source, at + 1);
  if (first === '/') return { value: { kind: 'name', name: clearName(text.slice(at + 1, end)) }, end };
  const number = Number(text.slice(at, end));
  if (Number.isNaN(number)) return { value: OTHER, end };
  REFERENCE.lastIndex = end;
  return REFERENCE.test(text) ? { value: OTHER, end: REFERENCE.lastIndex } : { value: { kind: 'number', value: number }, end };
}

/** A key that stands twice means one thing to one viewer and another to the next: it is not known. */
function readDictionary(source: Source, from: number, depth: number): Read {
  const entries = new Map<string, PdfValue>();
  for (let at = skipBlanks(source, from); source.left > 0; at = skipBlanks(source, at)) {
    if (source.text.startsWith('>>', at)) return { value: { kind: 'dictionary', entries }, end: at + 2 };
    const key = readValue(source, at, depth + 1);
    const read = key?.value.kind === 'name' ? readValue(source, key.end, depth + 1) : undefined;
    if (key?.value.kind !== 'name' || !read) return undefined;
    entries.set(key.value.name, entries.has(key.value.name) ? OTHER : read.value);
    at = read.end;
  }
  return undefined;
}

function readArray(source: Source, from: number, depth: number): Read {
  const items: PdfValue[] = [];
  for (let at = skipBlanks(source, from); source.left > 0; at = skipBlanks(source, at)) {
    if (source.text[at] === ']') return { value: { kind: 'array', items }, end: at + 1 };
    const read = readValue(source, at, depth + 1);
    if (!read) return undefined;
    items.push(read.value);
    at = read.end;
  }
  return undefined;
}

/** Names may be written with #xx for any of their characters. */
function clearName(name: string): string {
  return name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function closed(source: Source, from: number, end: number): Read {
  source.left -= Math.max(1, end - from);
  return end > from ? { value: OTHER, end } : undefined;
}

function skipBlanks(source: Source, from: number): number {
  const { text } = source;
  let at = from;
  for (;;) {
    while (at < text.length && BLANKS.includes(text[at] ?? '')) at++;
    if (text[at] !== '%') break;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  }
  source.left -= at - from + 1;
  return at;
}

function endOfWord(source: Source, from: number): number {
  let at = from;
  while (at < source.text.length && !ENDS_WORD.includes(source.text[at] ?? '')) at++;
  source.left -= at - from;
  return at;
}

/** Behind the bracket that closes a text; 0 where none does. */
function endOfText({ text }: Source, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') open++;
    else if (text[at] === ')' && --open === 0) return at + 1;
  }
  return 0;
}

function pastLineEnd(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
  return text[at] === '\n' ? at + 1 : at;
}
