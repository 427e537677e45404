import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Stand } from '#contracts/exam-kit-entries.ts';
import type { KitPerson } from '#contracts/exam-kit-file.ts';
import type { KitWords } from './words.ts';

type Props = { t: KitWords; people: readonly KitPerson[]; stands: ReadonlyMap<string, Stand>; chosen: string | undefined; onChoose: (ticket: string) => void; left: number; onRestAbsent: () => void };

/** So many lines are drawn at once; whoever is further down is found by typing. */
const SHOWN = 60;

/** The examinees in the order of seats, each with how they stand; a press opens one. */
export function PeopleList({ t, people, stands, chosen, onChoose, left, onRestAbsent }: Props): JSX.Element {
  const [sure, setSure] = useState(false);
  return (
    <section class="card">
      <ul class="people">
        {people.slice(0, SHOWN).map((p) => {
          const stand = stands.get(p.ticket);
          const state = stand?.presence ?? 'unmarked';
          return (
            <li key={p.ticket}>
              <button type="button" class="line" aria-current={p.ticket === chosen} onClick={() => { onChoose(p.ticket); scrollTo({ top: 0 }); }}>
                <span class="seat digits">{p.room}-{p.seat}</span><span class="who">{p.name} <span class="digits soft">{p.ticket}</span></span>
                <span class={`tag ${state}`}>{t[state]}</span>{(stand?.violations.length ?? 0) > 0 ? <span class="tag bad">{t.kinds.violation}</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
      {people.length > SHOWN ? <p class="soft">{t.people(people.length)}…</p> : null}
      {left === 0 ? null : sure ? (
        <p class="acts" role="alert">{t.restSure(left)} <button type="button" class="main" onClick={() => { setSure(false); onRestAbsent(); }}>{t.yes}</button><button type="button" onClick={() => { setSure(false); }}>{t.no}</button></p>
      ) : <button type="button" onClick={() => { setSure(true); }}>{t.restAbsent}（{left}）</button>}
    </section>
  );
}
