import type { Settings } from '../config/settings.ts';
import { isOutsideFault } from '../outside/fault.ts';
import type { Outside } from '../outside/outside.ts';
import { clamdScanner, patienceFor } from './clamd.ts';
import { noScanner, type FileScanner } from './scanner.ts';
import { standInScanner } from './stand-in-scanner.ts';

/** After the scanner’s own patience. */
const LEEWAY = 2_000;

/** The malware scan as the settings choose it; production was refused the stand-in there. While the breaker is open no file waits for it. */
export function openScanner({ malwareScanner }: Pick<Settings, 'malwareScanner'>, outside: Outside): FileScanner {
  if (malwareScanner.kind === 'off') return noScanner;
  const scanner = malwareScanner.kind === 'clamd' ? clamdScanner(malwareScanner) : standInScanner();
  outside.know('scanner');
  return {
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
