import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { mergeEntries, standsOf, type KitEntry } from '#contracts/exam-kit-entries.ts';
import { resultsBodyFrom, type KitAbout, type KitRoster } from '#contracts/exam-kit-file.ts';
import { deskFor, keepDesk, keepDevice, type Desk as Kept, type Device } from './device.ts';
import { Exchange } from './exchange.tsx';
import { findPeople } from './find-people.ts';
import { PeopleList } from './people-list.tsx';
import { PersonCard } from './person-card.tsx';
import type { KitWords } from './words.ts';

type Props = { t: KitWords; about: KitAbout; roster: KitRoster; sealKey: CryptoKey; device: Device };

const NOTHING: Kept = { own: [], others: [] };

/** The check-in desk of one device: what is noted is kept on the device at once, and shows as kept. */
export function Desk({ t, about, roster, sealKey, device }: Props): JSX.Element {
  const [desk, setDesk] = useState<Kept>();
  const [safe, setSafe] = useState(true);
  const [room, setRoom] = useState(device.room);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => { void deskFor(about.kitId, sealKey).then((kept) => { setDesk(kept); search.current?.focus(); }); }, []);
  const { own, others } = desk ?? NOTHING;
  const merged = useMemo(() => mergeEntries(own, ...others.map((o) => resultsBodyFrom(o.body)?.entries ?? [])), [own, others]);
  const stands = useMemo(() => standsOf(merged), [merged]);
  const here = useMemo(() => (room === 0 ? roster.people : roster.people.filter((p) => p.room === room)), [room]);
  const found = useMemo(() => findPeople(here, typed), [here, typed]);
  const anywhere = useMemo(() => findPeople(roster.people, typed), [typed]);
  const person = roster.people.find((p) => p.ticket === chosen);

  const change = (next: Kept) => {
    setDesk(next);
    void keepDesk(about.kitId, sealKey, next).then(setSafe);
  };
  const write = (entries: readonly Omit<KitEntry, 'id' | 'at'>[]) => {
    const at = Date.now();
    change({ own: [...own, ...entries.map((e, n) => ({ ...e, id: `${device.id}/${String(own.length + n + 1).padStart(6, '0')}`, at }))], others });
  };
  /** Marks somebody: what was said of their presence before is taken back in the same stroke. */
  const mark = (ticket: string, kind: 'present' | 'absent' | undefined) => {
    const undone = new Set(merged.flatMap((e) => (e.kind === 'undo' ? [e.undoes] : [])));
    const before = merged.filter((e) => e.ticket === ticket && (e.kind === 'present' || e.kind === 'absent') && !undone.has(e.id));
    write([...before.map((e) => ({ ticket, kind: 'undo' as const, note: '', undoes: e.id })), ...(kind ? [{ ticket, kind, note: '', undoes: '' }] : [])]);
    setTyped('');
    search.current?.focus();
  };
  const seek = () => {
    const only = found.exact ?? anywhere.exact;
    if (only) setChosen(only.ticket);
  };
  const left = here.filter((p) => stands.get(p.ticket)?.presence === undefined || stands.get(p.ticket)?.presence === null);

  return (
    <>
      {safe ? null : <p class="bad" role="alert">{t.notKept}</p>}
      <section class="tools">
        <label class="field room">{t.room}
          <select value={String(room)} onChange={(e) => { const number = Number(e.currentTarget.value); setRoom(number); void keepDevice(about.kitId, { ...device, room: number }); }}>
            <option value="0">{t.allRooms}</option>
            {roster.rooms.map((r) => <option key={r.number} value={String(r.number)}>{t.roomOf(r.number)} {r.floor} {r.name}</option>)}
          </select>
        </label>
        <form class="seek" role="search" onSubmit={(e) => { e.preventDefault(); seek(); }}>
          <label class="field">{t.search}<input ref={search} class="digits" type="search" value={typed} autocomplete="off" onInput={(e) => { setTyped(e.currentTarget.value); setChosen(undefined); }} /></label>
          <button type="submit">{t.searchAct}</button>
        </form>
        <dl class="counts" aria-live="polite">
          {([['expected', here.length], ['present', count(here, 'present')], ['absent', count(here, 'absent')], ['unmarked', left.length]] as const).map(([name, n]) => <div key={name} class={name}><dt>{t[name]}</dt><dd>{n}</dd></div>)}
        </dl>
      </section>
      {anywhere.stranger !== undefined ? <p class="bad" role="alert">{t.stranger(anywhere.stranger)}</p> : null}
      {person ? <PersonCard key={person.ticket} t={t} person={person} elsewhere={room !== 0 && person.room !== room} stand={stands.get(person.ticket)} onMark={(kind) => { mark(person.ticket, kind); }} onNote={(kind, note) => { write([{ ticket: person.ticket, kind, note, undoes: '' }]); }} onUndo={(e) => { write([{ ticket: e.ticket, kind: 'undo', note: '', undoes: e.id }]); }} /> : null}
      <PeopleList t={t} people={found.people.length > 0 ? found.people : anywhere.people} stands={stands} chosen={chosen} onChoose={setChosen} left={typed === '' && room !== 0 ? left.length : 0} onRestAbsent={() => { write(left.map((p) => ({ ticket: p.ticket, kind: 'absent' as const, note: '', undoes: '' }))); }} />
      {desk ? <Exchange t={t} about={about} roster={roster} device={device} desk={desk} onMerged={(bundle) => { change({ own, others: [...others, bundle] }); }} /> : null}
    </>
  );

  function count(people: readonly { ticket: string }[], presence: 'present' | 'absent'): number {
    return people.filter((p) => stands.get(p.ticket)?.presence === presence).length;
  }
}
