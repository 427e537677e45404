import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Seconds by the clock, and of processors: this process and the whole database server. On a machine with others at work only the latter compare. */
export type Spent = { seconds: number; cpuSeconds: number };

/** What a piece of work costs; `folder` is the world's, whose server it works with. */
export async function spent(folder: string, work: () => Promise<unknown>): Promise<Spent> {
  const [began, cpu] = [performance.now(), cpuMs(folder)];
  await work();
  return { seconds: (performance.now() - began) / 1_000, cpuSeconds: (cpuMs(folder) - cpu) / 1_000 };
}

function cpuMs(folder: string): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + databaseMs(folder);
}

/** Processor time of the whole database server, in milliseconds: the postmaster's own time with that of its ended children, and of those that live. */
export function databaseMs(folder: string): number {
  const pid = readFileSync(join(folder, 'database/cluster/postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  const ticks = (of: string, fields: readonly number[]) => {
    const stat = readFileSync(`/proc/${of}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return { parent: stat[1], ms: fields.reduce((sum, field) => sum + Number(stat[field] ?? 0), 0) * 10 };
  };
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => { try { const t = ticks(name, [11, 12]); return t.parent === pid ? [t.ms] : []; } catch { return []; } });
  return ticks(pid, [11, 12, 13, 14]).ms + children.reduce((sum, ms) => sum + ms, 0);
}
