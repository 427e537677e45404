import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { KnownSeal } from './seal-audit.ts';

const FILE = 'audit-head.json';
const Head = z.object({ number: z.int(), digest: z.string() });

/** Keeps the newest seal outside the database, in the data folder: whoever cuts the end off the log there is found out here. */
export async function keepHead(dataDir: string, seal: KnownSeal): Promise<void> {
  const known = keptHead(dataDir);
  if (known && known.number >= seal.number) return; // another process was faster, or somebody cut the log off: that stays to be seen
  const draft = join(dataDir, `${FILE}.${String(process.pid)}`);
  await writeFile(draft, JSON.stringify(seal), { mode: 0o600 });
  await rename(draft, join(dataDir, FILE));
}

/** The newest seal kept outside the database; nothing before the first, or in a folder that was restored. */
export function keptHead(dataDir: string): KnownSeal | undefined {
  try {
    return Head.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')));
  } catch {
    return undefined;
  }
}
