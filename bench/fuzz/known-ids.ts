import type { Chance } from '../support/chance.ts';
import { isRecord } from './json.ts';

const MOST = 150; // of one kind: the newest, so that what was just made is used next
const WORTH = /^([0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9._~-]{2,64})$/;
const TELLING = /(^|[a-z])(id|number|code|key|token|event|province|sitting|userName|name)$/i;

type Row = Readonly<Record<string, string>>;
type Known = { row: Row; by: string };

/** What answers showed that an address can name, row by row: a sequence of acts is one that uses what the act before made. */
export type KnownIds = ReturnType<typeof knownIds>;

export function knownIds() {
  const byKind = new Map<string, Known[]>();

  function keep(kinds: readonly string[], row: Row, by: string): void {
    for (const kind of kinds) {
      const known = byKind.get(kind) ?? [];
      known.push({ row, by });
      if (known.length > MOST) known.shift();
      byKind.set(kind, known);
    }
  }

  function learn(by: string, path: string, value: unknown, kinds: readonly string[] = [kindOfPath(path)], outside: Row = {}, depth = 0): void {
    if (depth > 6) return;
    if (Array.isArray(value)) { for (const one of value.slice(0, 40)) learn(by, path, one, kinds, outside, depth + 1); return; }
    if (!isRecord(value)) return;
    const own = Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => TELLING.test(entry[0]) && typeof entry[1] === 'string' && WORTH.test(entry[1])));
    const { id: outer, ...inherited } = outside;
    const row: Row = { ...inherited, ...(outer !== undefined && { [`${kinds.at(-1) ?? ''}Id`]: outer }), ...own };
    if (Object.keys(own).length > 0) keep(kinds, row, by);
    // a list on the first level is of what its address is of, too: { plans: [ … ] } of /seat-plans
    for (const [key, one] of Object.entries(value)) if (typeof one === 'object' && one !== null) learn(by, path, one, Array.isArray(one) && depth === 0 ? [...kinds, singular(key)] : [singular(key)], row, depth + 1);
  }

  function named(row: Row, place: string): string | undefined {
    return row[place] ?? (place.endsWith('Id') ? undefined : row[`${place}Id`]);
  }

  return {
    learn,
    /** The places of an address from one row that names all of them, if one is known; mostly one that the asker was shown. */
    forPlaces(by: string, path: string, places: readonly string[], chance: Chance): Row | undefined {
      const first = byKind.get(kindBefore(path, places[0] ?? '')) ?? [];
      const all = [...first, ...(byKind.get(kindBefore(path, places.at(-1) ?? '')) ?? [])].filter(({ row }) => places.every((place) => named(row, place) !== undefined));
      if (all.length === 0) return undefined;
      const own = all.filter((one) => one.by === by);
      const { row } = chance.pick(own.length > 0 && chance.happens(0.75) ? own : all);
      return Object.fromEntries(places.map((place) => [place, named(row, place) ?? '']));
    },
    /** One value for a place: of its kind where one is known, of any other now and then. */
    forPlace(path: string, name: string, chance: Chance): string | undefined {
      const kind = name === 'id' ? kindBefore(path, name) : name.replace(/Id$/, '');
      const own = (byKind.get(singular(kind)) ?? byKind.get(kindBefore(path, name)) ?? []).flatMap(({ row }) => named(row, name) ?? row['id'] ?? row['code'] ?? []);
      if (own.length > 0 && !chance.happens(0.1)) return chance.pick(own);
      const kinds = [...byKind.values()];
      return kinds.length > 0 && chance.happens(0.5) ? chance.pick(Object.values(chance.pick(chance.pick(kinds)).row)) : undefined;
    },
    size: () => [...byKind.values()].reduce((sum, known) => sum + known.length, 0),
  };
}

/** `/api/staff/seat-plans/{id}/rooms` with `id`: seat-plan. */
function kindBefore(path: string, name: string): string {
  return kindOfPath(path.slice(0, Math.max(0, path.search(new RegExp(`[{:]${name}`)))));
}

/** What a collection's answers are of: the last part of its address that is a word. */
function kindOfPath(path: string): string {
  return singular((path.split('?')[0] ?? '').split('/').filter((part) => part !== '' && !/^[{:]/.test(part)).at(-1) ?? '');
}

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/s$/, '');
