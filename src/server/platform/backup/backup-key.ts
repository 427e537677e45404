import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { startFault } from '#server/platform/config/start-fault.ts';

const KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The backup key (备份密钥) as the setting gives it: 32 bytes in base64, or `file:` and where they stand. It has no default and lies in no backup. */
export function readBackupKey(setting: string): Buffer {
  const text = setting.startsWith('file:') ? readKeyFile(setting.slice('file:'.length)) : setting;
  if (!KEY.test(text)) throw startFault('BACKUP_KEY must be 32 bytes in base64, or file: and the path of a file that holds them; make one with: openssl rand -base64 32');
  return Buffer.from(text, 'base64');
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw startFault(`the backup key cannot be read from ${path} (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`, error);
  }
}

/** A few bytes by which two keys are told apart and neither is told. */
export function checkOfKey(key: Buffer): string {
  return createHmac('sha256', key).update('jinbang/key-check').digest('base64url').slice(0, 16);
}
