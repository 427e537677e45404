import { createHash } from 'node:crypto';
import { encodingFor, keptForAll, type HtmlBody } from './html-body.ts';

/** A page drawn for somebody: its text, or where it sends them. */
export type Drawn = { kind: 'html'; status: number; html: string } | { kind: 'go'; to: string };

/** Anonymous pages drawn once and served from memory; many asking at once wait for one drawing. */
export type PageMemory = { get(key: string, seconds: number, draw: () => Promise<Drawn>): Promise<Drawn> };

const MOST = 500;

/** The memory of one process; entries age in real time, so that a moved demo clock cannot freeze them. */
export function createPageMemory(): PageMemory {
  const kept = new Map<string, { drawn: Promise<Drawn>; until: number }>();
  return {
    get(key, seconds, draw) {
      const known = kept.get(key);
      kept.delete(key);
      if (known && known.until > performance.now()) {
        kept.set(key, known); // the last to go: made-up addresses push each other out, never a page that people ask for
        return known.drawn;
      }
      for (const oldest of kept.keys()) {
        if (kept.size < MOST) break;
        kept.delete(oldest);
      }
      const drawn = draw();
      kept.set(key, { drawn, until: performance.now() + seconds * 1000 });
      drawn.catch(() => kept.delete(key));
      return drawn;
    },
  };
}

type Packed = { etag: string; bodies: Map<string, HtmlBody> };
const packed = new WeakMap<Drawn, Packed>();

/** What is sent of a page that is kept: compressed once for each encoding, with the tag browsers ask by. */
export function keptBody(drawn: Drawn & { kind: 'html' }, accepts: string | undefined): { etag: string; body: HtmlBody } {
  let known = packed.get(drawn);
  if (!known) {
    known = { etag: `"${createHash('sha256').update(drawn.html).digest('base64url').slice(0, 22)}"`, bodies: new Map() };
    packed.set(drawn, known);
  }
  const encoding = encodingFor(accepts) ?? '';
  const body = known.bodies.get(encoding) ?? keptForAll(drawn.html, encoding);
  known.bodies.set(encoding, body);
  return { etag: known.etag, body };
}
