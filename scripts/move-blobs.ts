// npm run blobs:move: copies every file of DATA_DIR/blobs to the store that BLOBS names; may be repeated, takes nothing away.
import { join } from 'node:path';
import { moveBlobs } from '../src/server/platform/blobs/move-blobs.ts';
import { openObjectStore } from '../src/server/platform/blobs/object-store.ts';
import { readSettings } from '../src/server/platform/config/settings.ts';
import { openOutside } from '../src/server/platform/outside/outside.ts';

const settings = readSettings(process.env);
if (settings.blobs.kind !== 's3') {
  process.stderr.write('jinbang: set BLOBS to the store the files shall move to, s3://…\n');
  process.exit(1);
}
const store = await openObjectStore(settings.blobs.store, openOutside());
const told = ({ found, copied, there, bytes }: Awaited<ReturnType<typeof moveBlobs>>) => `${String(found)} found, ${String(copied)} copied, ${String(there)} already there, ${(bytes / 1e6).toFixed(1)} MB`;
const moved = await moveBlobs(join(settings.dataDir, 'blobs'), store, (so) => process.stderr.write(`\r${told(so)}`));
process.stderr.write('\n');
process.stdout.write(`${told(moved)}; every copy was compared. Start the program with the same BLOBS; the folder may be removed afterwards.\n`);
store.close();
