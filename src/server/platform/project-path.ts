import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a file of the checkout, whether the program runs from its sources or as one bundle. */
export function projectPath(relative: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the program does not stand in its checkout: no package.json above it');
    folder = parent;
  }
  return join(folder, relative);
}
