import { inflateSync } from 'node:zlib';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { streamsOf, type PdfDictionary, type PdfStream, type PdfValue } from './pdf-objects.ts';

/** What a PDF may be at most, and how much its hidden objects may unfold to while it is looked at. */
const MAX_PAGES = 30;
const MAX_UNFOLDED = 30_000_000;

/** Names that make a document act: scripts, programs, attachments, embedded media, forms that send. A script is always an action of the kind JavaScript, so its short key /JS, which pictures hold by chance, need not be looked for. */
const ACTIVE = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Rendition)(?![A-Za-z0-9])/;

/** Looks into a PDF by its content: readable, not protected, not active, of a reasonable number of pages. */
export function inspectPdf(bytes: Buffer): { pages: number; refusals: Refusal[] } {
  const objects = objectsOf(bytes);
  if (objects === undefined) return { pages: 0, refusals: [refuse('material.damaged')] };
  const refusals: Refusal[] = [];
  if (/\/Encrypt(?![A-Za-z0-9])/.test(objects)) return { pages: 0, refusals: [refuse('material.pdf_encrypted')] };
  if (ACTIVE.test(objects)) refusals.push(refuse('material.pdf_active'));
  const pages = countPages(objects);
  if (pages === 0) refusals.push(refuse('material.damaged'));
  if (pages > MAX_PAGES) refusals.push(refuse('material.pdf_too_many_pages', { params: { pages, max: MAX_PAGES } }));
  return { pages, refusals };
}

/** True when the bytes begin as a PDF does. Viewers also take one that begins later, behind a page of markup for instance; we do not. */
export function looksLikePdf(bytes: Buffer): boolean {
  return /^(?:\xEF\xBB\xBF)?[\0\t\n\f\r ]{0,100}%PDF-/.test(bytes.subarray(0, 128).toString('latin1'));
}

/** All that can be said of the document as text: its bytes as they stand, and what its object streams unfold to; names written with #xx are read as what they mean. */
function objectsOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  if (!text.includes('%%EOF')) return undefined;
  const streams = streamsOf(text);
  if (streams === undefined) return undefined;
  const parts = [text];
  let room = MAX_UNFOLDED;
  for (const { dictionary, begins } of streams.filter(holdsObjects)) {
    const unfolded = unfold(bytes.subarray(begins), dictionary, room);
    if (unfolded === undefined) return undefined;
    room -= unfolded.length;
    parts.push(unfolded);
  }
  return parts.join('\n').replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** An object stream by its type, or by what only such a stream says of itself: some viewers do not ask for the type. */
function holdsObjects({ dictionary }: PdfStream): boolean {
  const type = dictionary.get('Type');
  return (type?.kind === 'name' && type.name === 'ObjStm') || type?.kind === 'other' || (dictionary.has('N') && dictionary.has('First'));
}

/** Object streams are packed by Flate, plainly, or not at all; any other packing is not looked through, so not accepted. */
function unfold(packed: Buffer, dictionary: PdfDictionary, room: number): string | undefined {
  const filter = onlyOne(dictionary.get('Filter'));
  if (dictionary.has('F') || !isPlain(onlyOne(dictionary.get('DecodeParms')))) return undefined;
  if (filter === undefined) return '';
  if (filter.kind !== 'name' || filter.name !== 'FlateDecode') return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, room) }).toString('latin1');
  } catch {
    return undefined;
  }
}

/** A list of one is that one. */
function onlyOne(value: PdfValue | undefined): PdfValue | undefined {
  return value?.kind === 'array' && value.items.length === 1 ? value.items[0] : value;
}

/** Without a predictor, which would show other bytes than the unpacked ones. */
function isPlain(parameters: PdfValue | undefined): boolean {
  if (parameters?.kind !== 'dictionary') return parameters === undefined;
  const predictor = parameters.entries.get('Predictor');
  return predictor === undefined || (predictor.kind === 'number' && predictor.value === 1);
}

function countPages(objects: string): number {
  const listed = [...objects.matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length;
  const counts = [...objects.matchAll(/\/Count\s+(\d+)/g)].map((match) => Number(match[1]));
  return listed === 0 ? 0 : Math.max(listed, ...counts);
}
