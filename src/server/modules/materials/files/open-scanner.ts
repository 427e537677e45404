import type { Settings } from '#server/platform/config/settings.ts';
import { clamdScanner } from './clamd.ts';
import type { FileScanner } from './scanner.ts';
import { standInScanner } from './stand-in-scanner.ts';

/** The malware scan as the settings choose it; production was refused the stand-in there. */
export function openScanner({ malwareScanner }: Pick<Settings, 'malwareScanner'>): FileScanner {
  return malwareScanner.kind === 'clamd' ? clamdScanner(malwareScanner) : standInScanner();
}
