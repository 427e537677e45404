import type { FileScanner } from './scanner.ts';

/** The EICAR test file, in two parts so that no scanner takes this source for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export type StandInScanner = FileScanner & { setDown: (down: boolean) => void; isDown: () => boolean; setKnowing: (knowing: boolean) => void };

/** The stand-in scanner: flags the EICAR test file wherever it stands in the bytes, can be switched off, and can be told that its signature was wrong (误报). */
export function standInScanner(): StandInScanner {
  let unavailable = false;
  let knowing = true;
  return {
    setDown: (down) => { unavailable = down; },
    isDown: () => unavailable,
    setKnowing: (next) => { knowing = next; },
    scan: (bytes) => Promise.resolve(unavailable ? { found: 'unavailable' } : knowing && bytes.includes(EICAR) ? { found: 'infected', signature: 'Win.Test.EICAR_HDB-1' } : { found: 'clean' }),
  };
}
