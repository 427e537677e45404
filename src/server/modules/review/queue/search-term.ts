import { halfWidth } from '#contracts/half-width.ts';

/** What somebody typed to find an application by: the beginning of its number, a document number, or the beginning of a name. */
export type SearchTerm = { number?: string; document?: string; name?: string };

/** Reads a search: digits are an application number's beginning and, when long enough, also a document number; letters with digits a document; the rest a name. */
export function readSearchTerm(typed: string): SearchTerm {
  const text = halfWidth(typed).trim();
  const compact = text.replaceAll(/[\s-]/g, '');
  if (/^\d+$/.test(compact)) return { number: compact, ...(compact.length >= 15 && { document: compact }) };
  if (/^[\dA-Za-z()]+$/.test(compact) && /\d/.test(compact) && compact.length >= 6) return { document: compact.toUpperCase() };
  return { name: text };
}
