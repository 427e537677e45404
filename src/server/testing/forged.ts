/** A sealed or signed text with one character of its middle changed: never the same text, whatever it was (its last characters may hold bits nobody reads). */
export function forged(text: string): string {
  const at = Math.floor(text.length / 2);
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}
