import type { Settings } from '../config/settings.ts';
import { isOutsideFault } from '../outside/fault.ts';
import type { Outside } from '../outside/outside.ts';
import { clamdScanner, patienceFor } from './clamd.ts';
import { noScanner, type FileScanner } from './scanner.ts';
import { standInScanner, type StandInScanner } from './stand-in-scanner.ts';

/** After the scanner’s own patience. */
const LEEWAY = 2_000;

/** The scan, with its stand-in where one plays it: a demonstration turns it off and on. */
export type OpenScanner = FileScanner & { standIn?: StandInScanner };

/** The malware scan as the settings choose it; production was refused the stand-in there. While the breaker is open no file waits for it. */
export function openScanner({ malwareScanner }: Pick<Settings, 'malwareScanner'>, outside: Outside): OpenScanner {
  if (malwareScanner.kind === 'off') return noScanner;
  const { scanner, ...played } = malwareScanner.kind === 'clamd' ? { scanner: clamdScanner(malwareScanner) } : playedBy(standInScanner());
  outside.know('scanner');
  return {
    ...played,
    async scan(bytes, fileName) {
      try {
        return await outside.ask({ service: 'scanner', what: 'scan', timeoutMs: patienceFor(bytes) + LEEWAY, faultIn: ({ found }) => (found === 'unavailable' ? 'unreachable' : undefined) }, () => scanner.scan(bytes, fileName));
      } catch (problem) {
        if (isOutsideFault(problem)) return { found: 'unavailable' };
        throw problem;
      }
    },
  };
}

const playedBy = (standIn: StandInScanner) => ({ scanner: standIn, standIn });
