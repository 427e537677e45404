import { BalancedPool, type Dispatcher } from 'undici';
import { freePort, profiling, startProgram } from '../support/program.ts';

/** The program as it serves a moment: where it is asked, and what is watched of it. */
export type Site = { client: Dispatcher; port: number; pids: number[]; figuresUrls: string[]; stop(): Promise<void> };

/**
 * Starts the built program as one machine runs it: one process that does everything, or several webs and a worker, each request to the web with the fewest troubles. `connections` are shared out
 * among the webs.
 */
export async function startSite(env: Record<string, string>, { webs, connections }: { webs: number; connections: number }): Promise<Site> {
  const roles = webs === 1 ? ['all'] : [...Array.from({ length: webs }, () => 'web'), 'worker'];
  const started: { role: string; figuresUrl: string; program: Awaited<ReturnType<typeof startProgram>> }[] = [];
  for (const role of roles) {
    const port = await freePort();
    const figuresUrl = `http://127.0.0.1:${String(port)}/metrics`;
    started.push({ role, figuresUrl, program: await startProgram({ ...env, ROLE: role, METRICS_PORT: String(port) }, { connections: 1, ...(role === 'worker' && { readyAt: figuresUrl }), ...profiling() }) });
  }
  const asked = started.filter(({ role }) => role !== 'worker').map(({ program }) => program);
  const client = new BalancedPool(asked.map(({ origin }) => origin), { connections: Math.ceil(connections / asked.length) });
  return {
    client, port: Number(new URL(asked[0]?.origin ?? '').port),
    pids: started.flatMap(({ program }) => program.child.pid ?? []),
    figuresUrls: started.map(({ figuresUrl }) => figuresUrl),
    async stop() {
      await client.close();
      await Promise.all(started.map(({ program }) => program.stop()));
    },
  };
}
