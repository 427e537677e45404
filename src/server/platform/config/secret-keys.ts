import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFault } from './start-fault.ts';

/** Master keys by number, 32 bytes each: the highest seals, every one opens, so keys can be rotated. */
export type SecretKeys = ReadonlyMap<number, Buffer>;

const PART = /^(\d{1,3}):([A-Za-z0-9+/_-]{43}=?)$/;

/** Reads `1:<32 bytes in base64>,2:…`; the text itself never stands in a fault, since faults are printed. */
export function parseSecretKeys(text: string | undefined): { keys: SecretKeys; faults: string[] } {
  const keys = new Map<number, Buffer>();
  const faults: string[] = [];
  for (const [i, part] of (text ?? '').split(',').map((p) => p.trim()).filter(Boolean).entries()) {
    const [, number, encoded = ''] = PART.exec(part) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (number === undefined || Number(number) < 1 || Number(number) > 255 || bytes.length !== 32) faults.push(`key ${String(i + 1)} must be a number from 1 to 255, a colon and 32 bytes in base64`);
    else if (keys.has(Number(number))) faults.push(`number ${number} stands twice`);
    else keys.set(Number(number), bytes);
  }
  return { keys, faults };
}

/** The settings with keys: those given, or (demo and test only) one made once and kept in the data folder, readable by its owner alone. */
export function withKeptSecretKeys<S extends { mode: string; dataDir: string; secretKeys: SecretKeys }>(settings: S): S {
  if (settings.secretKeys.size > 0) return settings;
  if (settings.mode === 'production') throw startFault('SECRET_KEYS: production needs it');
  const file = join(settings.dataDir, 'secret-keys');
  if (!existsSync(file)) make(file);
  const { keys, faults } = parseSecretKeys(readFileSync(file, 'utf8').trim());
  if (faults.length > 0 || keys.size === 0) throw startFault(`${file} does not hold secret keys: ${faults.join('; ') || 'it is empty'}`);
  return Object.freeze({ ...settings, secretKeys: keys });
}

/** Written whole beside and linked into place: of several processes starting at once one makes the keys, and all have the same. */
function make(file: string): void {
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, `1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
