/** The only machine that may be put under load: this one. Answers the origin, or why not. */
export function ownAddress(url: string): { origin: string; port: number } | { no: string } {
  let at: URL;
  try {
    at = new URL(url);
  } catch {
    return { no: `${url} is no address` };
  }
  if (at.protocol !== 'http:' || at.hostname !== '127.0.0.1') return { no: `a rehearsal loads this machine only (http://127.0.0.1:…), not ${at.protocol}//${at.hostname}` };
  return { origin: at.origin, port: Number(at.port === '' ? 80 : at.port) };
}
