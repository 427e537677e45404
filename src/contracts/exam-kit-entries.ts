/** What an invigilator's device notes of an examinee on the exam day; `undo` takes an earlier entry back. */
export const ENTRY_KINDS = ['present', 'absent', 'violation', 'incident', 'wrong_room', 'undo'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One entry of one device (登记); its id is the device's and a number counted up, so that no two devices ever write the same one. */
export type KitEntry = { id: string; ticket: string; kind: EntryKind; note: string; at: number; undoes: string };

/** How an examinee stands by all entries together. */
export type Stand = { presence: 'present' | 'absent' | null; disputed: boolean; violations: KitEntry[]; incidents: KitEntry[]; wrongRoom: KitEntry[] };

const byId = (a: KitEntry, b: KitEntry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const textOf = (e: KitEntry): string => JSON.stringify([e.ticket, e.kind, e.note, e.at, e.undoes]);

/**
 * Puts entries of several devices together (离线登记合并): the union by id, in the order of ids. In whatever order, however often and by whatever steps
 * files are merged, the outcome is the same. Should one id ever say two things, the smaller text stands on every device alike.
 */
export function mergeEntries(...sets: readonly (readonly KitEntry[])[]): KitEntry[] {
  const merged = new Map<string, KitEntry>();
  for (const entry of sets.flat()) {
    const there = merged.get(entry.id);
    if (!there || textOf(entry) < textOf(there)) merged.set(entry.id, entry);
  }
  return [...merged.values()].sort(byId);
}

/** How everybody stands: what was taken back counts no more; whoever was seen by anybody is present, and a device that says absent beside it makes that disputed. */
export function standsOf(entries: readonly KitEntry[]): Map<string, Stand> {
  const undone = new Set(entries.flatMap((e) => (e.kind === 'undo' ? [e.undoes] : [])));
  const stands = new Map<string, Stand>();
  for (const entry of entries.toSorted(byId)) {
    if (entry.kind === 'undo' || undone.has(entry.id)) continue;
    const stand = stands.get(entry.ticket) ?? { presence: null, disputed: false, violations: [], incidents: [], wrongRoom: [] };
    stands.set(entry.ticket, stand);
    switch (entry.kind) {
      case 'present': case 'absent':
        stand.disputed ||= stand.presence !== null && stand.presence !== entry.kind;
        stand.presence = stand.presence === 'present' ? 'present' : entry.kind;
        break;
      case 'violation': stand.violations.push(entry); break;
      case 'incident': stand.incidents.push(entry); break;
      case 'wrong_room': stand.wrongRoom.push(entry); break;
    }
  }
  return stands;
}

/** An entry read from a file; undefined for whatever is none. */
export function entryFrom(told: unknown): KitEntry | undefined {
  if (typeof told !== 'object' || told === null) return undefined;
  const { id, ticket, kind, note, at, undoes }: Partial<Record<string, unknown>> = { ...told };
  const known = ENTRY_KINDS.find((k) => k === kind);
  if (!known || typeof id !== 'string' || typeof ticket !== 'string' || typeof note !== 'string' || typeof undoes !== 'string' || typeof at !== 'number' || !Number.isSafeInteger(at)) return undefined;
  return id.length > 80 || ticket.length > 20 || note.length > 300 || undoes.length > 80 ? undefined : { id, ticket, kind: known, note, at, undoes };
}
