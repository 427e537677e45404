import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { allocateSeats } from '../domain/allocate.ts';
import { digestOfPlan, digestOfRoster } from '../seed/digests.ts';
import { digestOfSeed, wordsFrom } from '../seed/seeded-words.ts';
import { inventSitting } from '../testing/invented-sitting.ts';
import { checkPlan, type Checked } from './check-plan.ts';

const sha256 = (text: string, encoding: 'utf8' | 'hex') => createHash('sha256').update(text, encoding).digest('hex');

function evidence(): Checked {
  const facts = inventSitting({ people: 150, towns: 2, special: 0.03 });
  const seed = Buffer.alloc(32, 9);
  const rosterDigest = digestOfRoster(facts.examinees);
  const made = allocateSeats(facts, wordsFrom(seed, rosterDigest));
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  const plan = made.value;
  const seats = plan.halves.flatMap(({ halfDay, roomOf, seatOf }) => [...roomOf.entries()].flatMap(([p, r]) => (r === -1 ? [] : [{ halfDay, id: plan.examinees[p]?.id ?? '', roomId: plan.rooms[r]?.id ?? '', seat: seatOf[p] ?? 0 }])));
  return {
    seedDigest: digestOfSeed(seed).toString('hex'), seed: seed.toString('hex'), rosterDigest: rosterDigest.toString('hex'), planDigest: digestOfPlan(plan).toString('hex'), roster: facts.examinees, rooms: new Map(facts.rooms.map((r) => [r.id, r])), times: facts.times, policy: facts.policy,
    seats, now: seats, byHand: new Set(), tickets: facts.examinees.map((e, at) => ({ number: String(1_000_000 + at), id: e.id })),
  };
}

const rules = (changed: Partial<Checked>, of = evidence()) => [...new Set(checkPlan({ ...of, ...changed }, sha256).map((f) => f.rule))];

describe('the independent check', () => {
  test('finds nothing in a plan as it was drawn', () => {
    expect(checkPlan(evidence(), sha256)).toEqual([]);
  });

  test('finds a seed, a roster and seats that are not the published ones', () => {
    const e = evidence();
    expect(rules({ seed: '00'.repeat(32) })).toEqual(['seed']);
    expect(rules({ roster: e.roster.map((r, at) => (at === 0 ? { ...r, employer: '别的单位' } : r)) })).toEqual(['roster']);
    expect(rules({ seats: e.seats.slice(1) })).toContain('plan');
  });

  test('finds each hard rule that is broken now', () => {
    const e = evidence();
    const able = new Set(e.roster.filter((r) => !r.needsAccess).map((r) => r.id));
    const first = e.now.find((s) => able.has(s.id)) ?? { halfDay: 1, id: '', roomId: '', seat: 1 };
    const other = e.now.find((s) => s.halfDay === first.halfDay && s.id !== first.id && s.roomId === first.roomId) ?? first;
    const now = (change: Partial<typeof first>) => e.now.map((s) => (s === first ? { ...s, ...change } : s));
    const town = e.rooms.get(first.roomId)?.prefecture ?? '';
    const roomWhere = (test: (r: { prefecture: string; kind: string; use: string }) => boolean) => [...e.rooms].find(([, r]) => test(r))?.[0] ?? '';
    expect(rules({ now: now({ seat: other.seat }) })).toEqual(['chair']);
    expect(rules({ now: now({ seat: 31 }) })).toEqual(['capacity']);
    expect(rules({ now: now({ roomId: roomWhere((r) => r.prefecture !== town && r.use === 'ordinary' && r.kind === 'paper'), seat: 30 }) })).toContain('town');
    expect(rules({ now: now({ roomId: roomWhere((r) => r.kind === 'computer' && r.prefecture === town), seat: 30 }) })).toEqual(['kind']);
    expect(rules({ now: now({ roomId: roomWhere((r) => r.use === 'isolation' && r.prefecture === town), seat: 30 }) })).toEqual(['kept back']);
    expect(rules({ now: now({ roomId: '没有这间' }) })).toEqual(['room']);
    expect(rules({ now: e.now.filter((s) => s !== first) })).toEqual(['no seat']);
    expect(rules({ now: [...e.now, { ...first, seat: 30, roomId: first.roomId }] })).toContain('twice');
    expect(rules({ now: [...e.now, { ...first, id: '陌生人', seat: 30 }] })).toContain('stranger');
    expect(rules({ rooms: new Map([...e.rooms].map(([id, r]) => [id, { ...r, accessible: false }])) })).toEqual(['access']);
    expect(rules({ tickets: (e.tickets ?? []).map((t) => ({ ...t, number: '1' })) })).toEqual(['tickets']);
  });
});
