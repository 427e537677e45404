import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import type { Outside } from '../outside/outside.ts';
import type { Blobs } from './blobs.ts';
import { diskBlobs } from './disk-blobs.ts';
import { openObjectStore } from './object-store.ts';
import { s3Blobs } from './s3-blobs.ts';

/** The files as the settings choose; `key` seals them either way. */
export async function openBlobs({ blobs, dataDir }: Pick<Settings, 'blobs' | 'dataDir'>, key: Buffer, outside: Outside): Promise<Blobs> {
  return blobs.kind === 's3' ? s3Blobs(await openObjectStore(blobs.store, outside), key) : diskBlobs(join(dataDir, 'blobs'), key);
}
