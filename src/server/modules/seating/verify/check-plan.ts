/** What is checked: read from the database as it stands, not through the allocation. */
export type Checked = {
  seedDigest: string; seed: string | null; rosterDigest: string; planDigest: string;
  roster: readonly { id: string; prefecture: string; level: string; specialty: string; subjects: readonly string[]; needsAccess: boolean; employer: string | null; address: string | null }[];
  rooms: ReadonlyMap<string, { prefecture: string; kind: string; use: string; capacity: number; accessible: boolean }>;
  times: readonly { level: string; subject: string; specialties: readonly string[] | null; halfDay: number; batch: number }[];
  policy: { kind: string; seatsPerRoom: number };
  /** The seats as they were allocated: single moves taken back. */
  seats: readonly { halfDay: number; id: string; roomId: string; seat: number }[];
  /** The seats as they are. */
  now: readonly { halfDay: number; id: string; roomId: string; seat: number }[];
  /** Rooms people were moved to by hand: spare and isolation rooms are allowed there. */
  byHand: ReadonlySet<string>;
  tickets: readonly { number: string; id: string }[] | null;
};
export type Finding = { rule: string; detail: string };

/**
 * Checks a plan against every hard rule and all its digests (独立核验). Written apart from the allocation and sharing no code with it: each rule is put again, in
 * the simplest words there are.
 */
export function checkPlan(p: Checked, sha256: (bytes: string, encoding: 'utf8' | 'hex') => string): Finding[] {
  const found: Finding[] = [];
  const no = (rule: string, detail: string) => { found.push({ rule, detail }); };
  if (p.seed !== null && sha256(p.seed, 'hex') !== p.seedDigest) no('seed', 'the revealed seed is not the one whose digest was published');
  const lines = [...p.roster].sort((a, b) => (a.id < b.id ? -1 : 1)).map((e) => `${e.id}|${e.prefecture}|${e.level}|${e.specialty}|${e.subjects.join('')}|${e.needsAccess ? 1 : 0}|${e.employer ?? ''}|${e.address ?? ''}\n`);
  if (sha256(lines.join(''), 'utf8') !== p.rosterDigest) no('roster', 'the roster is not the one that was closed');
  const inOrder = [...p.seats].sort((a, b) => a.halfDay - b.halfDay || (a.id < b.id ? -1 : 1)).map((s) => `${s.halfDay}|${s.id}|${s.roomId}|${s.seat}\n`);
  if (sha256(inOrder.join(''), 'utf8') !== p.planDigest) no('plan', 'the seats are not the ones that were allocated');
  for (const [name, seats, hand] of [['allocated', p.seats, new Set<string>()], ['now', p.now, p.byHand]] as const) hardRules(p, seats, hand, (rule, detail) => { no(rule, `${name}: ${detail}`); });
  if (p.tickets) {
    if (new Set(p.tickets.map((t) => t.number)).size !== p.tickets.length) no('tickets', 'a ticket number stands twice');
    const numbered = new Set(p.tickets.map((t) => t.id));
    for (const e of p.roster) if (!numbered.has(e.id)) no('tickets', `${e.id} has no number`);
  }
  return found;
}

function hardRules(p: Checked, seats: Checked['seats'], byHand: ReadonlySet<string>, no: (rule: string, detail: string) => void): void {
  const chairs = new Set<string>();
  const sitting = new Map<string, Set<number>>();
  const people = new Map(p.roster.map((e) => [e.id, e]));
  for (const s of seats) {
    const chair = `${s.halfDay}/${s.roomId}/${s.seat}`;
    if (chairs.has(chair)) no('chair', `${chair} is given twice`);
    chairs.add(chair);
    const half = sitting.get(s.id) ?? new Set<number>();
    if (half.has(s.halfDay)) no('twice', `${s.id} has two seats on half-day ${s.halfDay}`);
    sitting.set(s.id, half.add(s.halfDay));
    const [who, room] = [people.get(s.id), p.rooms.get(s.roomId)];
    if (!who) { no('stranger', `${s.id} is not on the roster`); continue; }
    if (!room) { no('room', `${s.roomId} is no room of this plan`); continue; }
    if (s.seat < 1 || s.seat > Math.min(room.capacity, p.policy.seatsPerRoom)) no('capacity', `${chair} is beyond the room`);
    if (room.prefecture !== who.prefecture) no('town', `${s.id} sits in ${room.prefecture}`);
    if (room.kind !== p.policy.kind) no('kind', `${s.roomId} is a ${room.kind} room`);
    if (room.use !== 'ordinary' && !byHand.has(`${s.id}/${s.roomId}`)) no('kept back', `${s.roomId} is a ${room.use} room`);
    if (who.needsAccess && !room.accessible) no('access', `${s.id} needs an accessible room`);
  }
  const batches = [...new Set(p.times.map((t) => t.batch).filter((b) => b !== 0))];
  for (const e of p.roster) {
    if (batches.length > 0) { oneBatch(p, e, sitting.get(e.id) ?? new Set(), batches, no); continue; }
    const due = new Set<number>();
    for (const subject of e.subjects) {
      const time = p.times.filter((t) => t.level === e.level && t.subject === subject && (t.specialties === null || t.specialties.includes(e.specialty)))[0];
      if (time) due.add(time.halfDay);
      else no('time', `${e.id}: no time for subject ${subject}`);
    }
    const has = sitting.get(e.id) ?? new Set<number>();
    for (const halfDay of due) if (!has.has(halfDay)) no('no seat', `${e.id} has no seat on half-day ${halfDay}`);
    for (const halfDay of has) if (!due.has(halfDay)) no('needless', `${e.id} has a seat on half-day ${halfDay} and no paper`);
  }
}

/** Batches: somebody sits exactly the half-days of all their papers in one batch, and in no other. */
function oneBatch(p: Checked, e: Checked['roster'][number], has: ReadonlySet<number>, batches: readonly number[], no: (rule: string, detail: string) => void): void {
  const fits = batches.filter((batch) => {
    const rows = e.subjects.map((subject) => p.times.filter((t) => (t.batch === batch || t.batch === 0) && t.level === e.level && t.subject === subject && (t.specialties === null || t.specialties.includes(e.specialty)))[0]);
    const due = new Set(rows.map((r) => r?.halfDay ?? -1));
    return !due.has(-1) && due.size === has.size && [...due].every((h) => has.has(h));
  });
  if (fits.length !== 1) no('batch', `${e.id} sits on half-days ${[...has].join(', ')}, which is no one batch`);
}
