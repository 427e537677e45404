import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process sees of its machine: room in the data folder, its own memory, how late its event loop is. */
export type MachineState = { diskTotal: number | null; diskFree: number | null; memoryUsed: number; loopLagMs: number };

/** Begins to watch; each look tells the longest delay of the event loop since the last one. */
export function watchMachine(dataDir: string): { look(): Promise<MachineState>; end(): void } {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    async look() {
      const disk = await statfs(dataDir).catch(() => undefined);
      const loopLagMs = Math.round(delay.max / 1e6);
      delay.reset();
      return { diskTotal: disk ? disk.blocks * disk.bsize : null, diskFree: disk ? disk.bavail * disk.bsize : null, memoryUsed: process.memoryUsage.rss(), loopLagMs };
    },
    end() {
      delay.disable();
    },
  };
}
