import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { KitEntry, Stand } from '#contracts/exam-kit-entries.ts';
import type { KitPerson } from '#contracts/exam-kit-file.ts';
import type { KitWords } from './words.ts';

type NoteKind = 'violation' | 'incident' | 'wrong_room';
type Props = { t: KitWords; person: KitPerson; elsewhere: boolean; stand: Stand | undefined; onMark: (kind: 'present' | 'absent' | undefined) => void; onNote: (kind: NoteKind, note: string) => void; onUndo: (entry: KitEntry) => void };

/** One examinee with photo, where they belong, and everything that can be noted of them. */
export function PersonCard({ t, person, elsewhere, stand, onMark, onNote, onUndo }: Props): JSX.Element {
  const presence = stand?.presence ?? null;
  const notes = [...(stand?.violations ?? []), ...(stand?.incidents ?? []), ...(stand?.wrongRoom ?? [])];
  return (
    <section class="card person" aria-label={person.name}>
      {person.photo === null ? <div class="photo none">{t.noPhoto}</div> : <img class="photo" src={`data:image/jpeg;base64,${person.photo}`} alt={person.name} width={105} height={147} />}
      <div class="facts">
        <h2>{person.name} <span class="seat">{t.roomOf(person.room)} · {t.seat} {person.seat}</span></h2>
        {elsewhere ? <p class="bad" role="alert">{t.elsewhere(person.room, person.seat)}</p> : null}
        {stand?.disputed ? <p class="warn" role="alert">{t.disputed}</p> : null}
        <dl><dt>{t.ticket}</dt><dd class="digits">{person.ticket}</dd><dt>{t.document}</dt><dd class="digits">{person.document}</dd><dt>{t.paper}</dt><dd>{person.paper}{person.needsAccess ? <strong class="tag warn">{t.access}</strong> : null}</dd></dl>
        <div class="acts">
          <button type="button" class={presence === 'present' ? 'on' : 'main'} aria-pressed={presence === 'present'} onClick={() => { onMark('present'); }}>{t.markPresent}</button>
          <button type="button" class={presence === 'absent' ? 'on' : ''} aria-pressed={presence === 'absent'} onClick={() => { onMark('absent'); }}>{t.markAbsent}</button>
          {presence === null ? null : <button type="button" class="plain" onClick={() => { onMark(undefined); }}>{t.takeBack}</button>}
        </div>
        {notes.length === 0 ? null : <ul class="notes" aria-label={t.notes}>{notes.map((e) => <li key={e.id}><span class={`tag ${e.kind === 'violation' ? 'bad' : 'warn'}`}>{t.kinds[e.kind === 'violation' || e.kind === 'wrong_room' ? e.kind : 'incident']}</span> {e.note} <button type="button" class="plain" onClick={() => { onUndo(e); }}>{t.undo}</button></li>)}</ul>}
        <NoteForm t={t} first={elsewhere ? 'wrong_room' : 'violation'} onNote={onNote} />
      </div>
    </section>
  );
}

function NoteForm({ t, first, onNote }: { t: KitWords; first: NoteKind; onNote: (kind: NoteKind, note: string) => void }): JSX.Element {
  const [kind, setKind] = useState<NoteKind>(first);
  const [note, setNote] = useState('');
  const [short, setShort] = useState(false);
  const save = () => {
    const tooShort = kind !== 'wrong_room' && note.trim().length < 4;
    setShort(tooShort);
    if (tooShort) return;
    onNote(kind, note.trim());
    setNote('');
  };
  return (
    <details>
      <summary>{t.noteTitle}</summary>
      <form class="note" onSubmit={(e) => { e.preventDefault(); save(); }}>
        <fieldset><legend>{t.noteTitle}</legend>{(['violation', 'incident', 'wrong_room'] as const).map((k) => <label key={k}><input type="radio" name="kind" checked={kind === k} onChange={() => { setKind(k); }} /> {t.kinds[k]}</label>)}</fieldset>
        <label class="field">{t.note}<span class="soft" id="note-hint">{t.noteHint}</span><textarea rows={2} maxLength={200} value={note} aria-describedby="note-hint" aria-invalid={short} onInput={(e) => { setNote(e.currentTarget.value); }} /></label>
        {short ? <p class="bad" role="alert">{t.noteShort}</p> : null}
        <button type="submit">{t.save}</button>
      </form>
    </details>
  );
}
