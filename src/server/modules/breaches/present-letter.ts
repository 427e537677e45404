import type { BreachLetterView } from '#contracts/breaches.ts';
import type { Letter } from './letters.store.ts';

/** A letter → what a screen shows of it; the newest of its kind is the one in force. */
export function presentLetters(letters: readonly Letter[], urlOf: (id: string) => string): BreachLetterView[] {
  const newest = new Set(['notice', 'decision'].map((kind) => letters.find((l) => l.kind === kind)?.id));
  return letters.map((l) => ({ id: l.id, kind: l.kind, title: l.content.title, number: l.content.number, issuedAt: l.issuedAt, rows: l.content.rows, paragraphs: l.content.paragraphs, current: newest.has(l.id), url: urlOf(l.id) }));
}
