import { createHash } from 'node:crypto';
import type { FoundFace } from '#contracts/photos/faces.ts';
import type { FaceFinder, Rgb } from './face-finder.ts';

/** Pictures whose answers are kept: the one just looked at in the tool is sent a moment later, and again after a broken connection. */
const KEPT = 64;

/** A finder that answers a picture it has just answered from memory, and looks at one asked for twice at once only once; “not measured” is never remembered. */
export function rememberFaces(finder: FaceFinder, most = KEPT): FaceFinder {
  const kept = new Map<string, Promise<FoundFace[] | undefined>>();
  return {
    find(picture) {
      const key = keyOf(picture);
      const known = kept.get(key);
      if (known) return known;
      const found = finder.find(picture).then((faces) => {
        if (faces === undefined) kept.delete(key);
        return faces;
      }, (error: unknown) => {
        kept.delete(key);
        throw error;
      });
      kept.set(key, found);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return found;
    },
    stop: () => finder.stop(),
  };
}

function keyOf({ data, width, height }: Rgb): string {
  return `${String(width)}x${String(height)} ${createHash('sha256').update(data).digest('base64')}`;
}
