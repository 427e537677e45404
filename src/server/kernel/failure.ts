/** What is kept of an error that ended work for good, for officers to see: its first line, with nothing that could be somebody's. */
export function failureOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (text.split('\n')[0] ?? '').replaceAll(/\p{Script=Han}+|\d{6,}/gu, '…').slice(0, 200);
}
