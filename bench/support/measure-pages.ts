import { z } from 'zod';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { startProgram, type Running } from './program.ts';
import { asOwner, officersOf, type Bench } from './bench-staff.ts';
import { consoleAddresses, type Ask } from './console-addresses.ts';
import { samplesFor } from './console-samples.ts';
import { machine, percentile } from './world.ts';

const ROUNDS = 15;
/** A page that takes this long altogether is measured often enough. */
const LONG_ENOUGH = 3_000;
const BAR_MS = 100;

const JURISDICTIONS: [string, Jurisdiction][] = [
  ['nation', { kind: 'nation' }], ['large province', { kind: 'province', province: '44' }], ['small province', { kind: 'province', province: '63' }], ['prefecture', { kind: 'prefecture', prefecture: '3701' }],
  ['review point', { kind: 'points', points: ['3701-01'] }], ['one exam in a province', { kind: 'province', province: '44', exams: ['046'] }],
];

/** Each address of the console asked by somebody who may, one request after the other, from here over HTTP: p50, p95 and the most, and the same as so many bare requests that ask the database for 1. */
export async function measurePages(bench: Bench) {
  const routes = new Map<string, Permission | 'any'>(bench.own.app.modules.flatMap((m) => m.endpoints ?? []).flatMap((e) => (typeof e.access === 'object' ? [[`${e.method} ${e.path}`, e.access.staff] as [string, Permission | 'any']] : [])));
  const program = await startProgram({ ...bench.env, ROLE: 'web' }, { connections: 1 });
  try {
    const bare = await timesOf(program, { route: '', name: '', url: '/readyz' }, '', 60);
    const rows = [];
    const asked = new Set<string>();
    for (const [name, jurisdiction] of JURISDICTIONS) {
      bench.say(`pages: ${name}`);
      const officers = await officersOf(bench, jurisdiction);
      const samples = await asOwner(bench.owner, (ask) => samplesFor(ask, jurisdiction, officers[0]?.userName ?? ''));
      for (const one of consoleAddresses(samples).filter((a) => a.name.includes(bench.route))) {
        const needed = routes.get(one.route);
        const officer = needed === undefined ? undefined : officers.find((o) => needed === 'any' || o.permissions.includes(needed));
        asked.add(one.route);
        if (!officer) continue; // nobody of this jurisdiction has this page
        const { times, status, bytes, problem } = await timesOf(program, one, officer.cookie, ROUNDS);
        if (percentile(times, 50) > BAR_MS) bench.say(`  ${one.name}: ${times.map((ms) => Math.round(ms)).join(' ')}`);
        rows.push({ who: name, page: one.name, status, kb: Math.round(bytes / 102.4) / 10, p50: percentile(times, 50), p95: percentile(times, 95), max: percentile(times, 100), ...(problem && { problem }) });
      }
    }
    const p50 = percentile(bare.times, 50);
    const failed = rows.filter((r) => r.status >= 400);
    return {
      load: machine().loadAverage, barMs: BAR_MS, bareRequestMs: { p50, p95: percentile(bare.times, 95) }, pages: rows.length,
      p50OfAll: percentile(rows.map((r) => r.p50), 50), p95OfAll: percentile(rows.map((r) => r.p50), 95), worst: rows.toSorted((a, b) => b.p50 - a.p50).slice(0, 40).map((r) => ({ ...r, timesBare: Math.round(r.p50 / p50) })),
      over: rows.filter((r) => r.p95 > BAR_MS).map((r) => `${r.who}: ${r.page} ${String(r.p50)}/${String(r.p95)}/${String(r.max)}`),
      neverAsked: [...routes.keys()].filter((r) => r.startsWith('GET') && !asked.has(r) && bench.route === ''), failed: failed.map((r) => `${r.who}: ${r.page} ${String(r.status)} ${r.problem ?? ''}`), rows: rows.map((r) => `${r.who} | ${r.page} | ${String(r.p50)} | ${String(r.p95)} | ${String(r.max)} | ${String(r.kb)} KB`),
    };
  } finally {
    await program.stop();
  }
}

const Refused = z.object({ refusals: z.array(z.object({ code: z.string() })) });

async function timesOf(program: Running, ask: Ask, cookie: string, rounds: number) {
  const times: number[] = [];
  let status = 0;
  let bytes = 0;
  let problem: string | undefined;
  const began = performance.now();
  for (let i = -2; i < rounds && (i < 1 || performance.now() - began < LONG_ENOUGH); i++) {
    const at = performance.now();
    const reply = await program.client.request({ method: ask.body === undefined ? 'GET' : 'POST', path: ask.url, headers: { cookie, ...(ask.body !== undefined && { 'content-type': 'application/json' }) }, ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }) });
    const body = Buffer.from(await reply.body.arrayBuffer());
    if (i >= 0) times.push(performance.now() - at);
    status = reply.statusCode;
    bytes = body.length;
    if (status >= 400) {
      const refused = Refused.safeParse(status < 500 ? JSON.parse(body.toString('utf8')) : undefined);
      problem = refused.success ? refused.data.refusals.map((r) => r.code).join(' ') : body.toString('utf8').slice(0, 200);
      if (status >= 500) break;
    }
  }
  return { times: times.length > 0 ? times : [0], status, bytes, problem };
}

