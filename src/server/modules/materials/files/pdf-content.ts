import { inflateSync } from 'node:zlib';
import { refuse, type Refusal } from '#contracts/refusals.ts';

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

/** True when the bytes begin as a PDF does. */
export function looksLikePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1024).includes('%PDF-');
}

/**
 * All that can be said of the document as text: its bytes as they stand, and what its object streams unfold to. Nothing is skipped
 * over, so nothing can be hidden between two false marks; names written with #xx are read as what they mean.
 */
function objectsOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  if (!text.includes('%%EOF')) return undefined;
  const parts = [text];
  let room = MAX_UNFOLDED;
  for (const found of text.matchAll(/\/ObjStm/g)) {
    const start = text.indexOf('stream', found.index + 7);
    const end = text.indexOf('endstream', start + 6);
    if (start < 0 || end < 0) return undefined;
    const dictionary = text.slice(text.lastIndexOf(' obj', found.index), start);
    const unfolded = unfold(bytes.subarray(start + (text[start + 6] === '\r' ? 8 : 7), end), dictionary, room);
    if (unfolded === undefined) return undefined;
    room -= unfolded.length;
    parts.push(unfolded);
  }
  return parts.join('\n').replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Object streams are packed by Flate or not at all; any other packing is not looked through, so not accepted. */
function unfold(packed: Buffer, dictionary: string, room: number): string | undefined {
  if (!/\/Filter/.test(dictionary)) return packed.toString('latin1');
  if (!/\/Filter\s*(?:\[\s*)?\/FlateDecode\s*(?:\]|\/|>)/.test(dictionary)) return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: room }).toString('latin1');
  } catch {
    return undefined;
  }
}

function countPages(objects: string): number {
  const listed = [...objects.matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length;
  const counts = [...objects.matchAll(/\/Count\s+(\d+)/g)].map((match) => Number(match[1]));
  return listed === 0 ? 0 : Math.max(listed, ...counts);
}
