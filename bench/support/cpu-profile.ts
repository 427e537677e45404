import { z } from 'zod';

const Profile = z.object({
  nodes: z.array(z.object({ id: z.int(), callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.int() }), children: z.array(z.int()).optional() })),
  samples: z.array(z.int()), timeDeltas: z.array(z.number()),
});
type Profile = z.output<typeof Profile>;

export type Share = { name: string; share: number };

/** A profile as V8 writes it (`.cpuprofile`). */
export function readProfile(text: string): Profile {
  return Profile.parse(JSON.parse(text));
}

/** Time nobody worked. */
const IDLE = new Set(['(idle)', '(program)', '(root)']);

/** Shares of the busy time by function: what it did itself, and together with all it called (a function that calls itself counts once). */
export function sharesOf({ nodes, samples, timeDeltas }: Profile): { busyMs: number; self: Share[]; withCalled: Share[] } {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const callerOf = new Map(nodes.flatMap((n) => (n.children ?? []).map((child) => [child, n.id] as const)));
  const [self, withCalled] = [new Map<string, number>(), new Map<string, number>()];
  let busy = 0;
  samples.forEach((id, at) => {
    const node = byId.get(id);
    const spent = timeDeltas[at] ?? 0;
    if (!node || IDLE.has(node.callFrame.functionName)) return;
    busy += spent;
    add(self, nameOf(node), spent);
    const names = new Set<string>();
    for (let on: number | undefined = id; on !== undefined; on = callerOf.get(on)) {
      const frame = byId.get(on);
      if (frame && !IDLE.has(frame.callFrame.functionName)) names.add(nameOf(frame));
    }
    for (const name of names) add(withCalled, name, spent);
  });
  const shares = (times: Map<string, number>) => [...times].map(([name, spent]) => ({ name, share: spent / busy })).toSorted((a, b) => b.share - a.share);
  return { busyMs: busy / 1_000, self: shares(self), withCalled: shares(withCalled) };
}

function add(times: Map<string, number>, name: string, spent: number): void {
  times.set(name, (times.get(name) ?? 0) + spent);
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: Profile['nodes'][number]): string {
  return `${functionName || '(anonymous)'} ${url.split('/').slice(-3).join('/')}:${String(lineNumber + 1)}`;
}
