import type { FileScanner } from './scanner.ts';

/** The EICAR test file, in two parts so that no scanner takes this source for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** The stand-in scanner: refuses the EICAR test file wherever it stands in the bytes, can be switched off to try what then happens. */
export function standInScanner(): FileScanner & { setDown: (down: boolean) => void } {
  let unavailable = false;
  return {
    setDown: (down) => { unavailable = down; },
    scan: (bytes) => Promise.resolve(unavailable ? 'unavailable' : bytes.includes(EICAR) ? 'infected' : 'clean'),
  };
}
