import { setTimeout as pause } from 'node:timers/promises';
import { cpuMsOf, type Running } from './program.ts';

/** Where one look goes, and as whom. */
export type Address = { path: string; cookie?: string };
/** A page and the addresses it is looked at by, one after the other: of a page of one's own as many people as there are looks in a round. */
export type LookedAt = { name: string; addresses: readonly Address[] };
export type LookCost = { /** A look of the first round, of a program that has only just begun. */ firstLooksCpuMs: number; /** A look of the counted rounds: the middle one's, and how far they lie apart. */ cpuMs: number; leastCpuMs: number; mostCpuMs: number; /** The database server's for a look, for information. */ databaseCpuMs: number };

/** What a process remembers of a person (their sign-in, their name) it has forgotten by then, as between two pages of somebody who reads. */
const FORGOTTEN_MS = 5_500;

type Rounds = { /** Rounds for the compilers of both sides, not counted. */ warming: number; counted: number; /** What the database has used so far, in milliseconds. */ databaseMs?: () => number };
type Round = { program: number; database: number };

/** Looks at each page by each program in rounds, the programs in turns, and tells what a look costs. */
export async function countLooks<P extends Running>(sides: ReadonlyMap<P, readonly LookedAt[]>, { warming, counted, databaseMs = () => 0 }: Rounds): Promise<Map<P, Map<string, LookCost>>> {
  const all = new Map([...sides].map(([program, pages]) => [program, pages.map((page) => ({ page, rounds: [] as Round[] }))]));
  for (let round = 0; round < warming + counted; round++) {
    const forgotten = pause(FORGOTTEN_MS);
    const turns = round % 2 === 0 ? [...all] : [...all].toReversed();
    for (const at of turns[0]?.[1].keys() ?? []) {
      for (const [program, pages] of turns) {
        const own = pages[at];
        if (!own) throw new Error('the programs are asked for different pages');
        const database = databaseMs();
        const cost = await lookOnceAtEach(program, own.page);
        own.rounds.push({ program: cost, database: (databaseMs() - database) / own.page.addresses.length });
      }
    }
    await forgotten;
  }
  return new Map([...all].map(([program, pages]) => [program, new Map(pages.map(({ page, rounds }) => [page.name, costOf(rounds, warming)]))]));
}

function costOf(rounds: readonly Round[], warming: number): LookCost {
  const warm = rounds.slice(warming);
  const cpu = warm.map((r) => r.program);
  return { firstLooksCpuMs: rounded(rounds[0]?.program ?? 0), cpuMs: rounded(median(cpu)), leastCpuMs: rounded(Math.min(...cpu)), mostCpuMs: rounded(Math.max(...cpu)), databaseCpuMs: rounded(median(warm.map((r) => r.database))) };
}

/** What each address was given to keep, as a browser keeps it. */
const kept = new WeakMap<Running, Map<Address, string>>();

/** Processor milliseconds of the program for one look, whatever it did for it in whichever of its threads. */
async function lookOnceAtEach(program: Running, { name, addresses }: LookedAt): Promise<number> {
  const { client, child } = program;
  const jar = kept.get(program) ?? new Map<Address, string>();
  kept.set(program, jar);
  const before = cpuMsOf(child.pid ?? 0);
  for (const address of addresses) {
    const { path } = address;
    const cookie = [address.cookie, jar.get(address)].filter((part) => part !== undefined).join('; ');
    const reply = await client.request({ method: 'GET', path, headers: { accept: 'text/html', 'accept-language': 'zh-CN', 'accept-encoding': 'br', ...(cookie !== '' && { cookie }) } });
    await reply.body.dump({ limit: 10_000_000 });
    const given = [reply.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]);
    if (given.length > 0) jar.set(address, given.join('; '));
    if (reply.statusCode !== 200) throw new Error(`${name}: ${path} ${String(reply.statusCode)}`);
  }
  return (cpuMsOf(child.pid ?? 0) - before) / addresses.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

const rounded = (ms: number) => Math.round(ms * 100) / 100;
