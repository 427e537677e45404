import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type EmbeddedServer } from './embedded.ts';

const PREFIX = 'jinbang-scratch-';

/** A throwaway server in a temporary folder of its own, without durability unless it is to be crashed; `discard` stops it and removes every trace. */
export async function startScratchServer({ durable = false } = {}): Promise<{ server: EmbeddedServer; discard: () => Promise<void> }> {
  await discardAbandoned();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o711); // root's server runs as nobody and must pass through
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  const server = await startEmbedded({ dataFolder: folder, durable, maxConnections: 300 });
  const discard = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, discard };
}

/** Removes what killed runs left behind: folders whose maker is gone, and the servers still running in them. */
async function discardAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      if (isAlive(Number(readFileSync(join(folder, 'owner.pid'), 'utf8')))) continue;
      if (existsSync(join(folder, 'database', 'cluster', 'postmaster.pid'))) {
        const server = await startEmbedded({ dataFolder: folder, durable: false });
        await server.stop();
      }
      rmSync(folder, { recursive: true, force: true });
    } catch {
      continue; // just being made or removed by another run, or another user's
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
