import type { JSX } from 'preact';

import type { PageContext } from '#portal/page-context.ts';
import { paths } from '#portal/paths.ts';
import { PROVINCE_TILES } from '../../domain/places/province-tiles.ts';
import type { PlaceLine } from '../place-views.ts';
import { placesWords } from './places-words.ts';

type State = 'open' | 'soon' | 'none';

/** How a state is drawn beside its colour: a full, a half and an empty mark. */
const MARKS: Record<State, string> = { open: '●', soon: '◐', none: '○' };

/** 报名地方位示意: a cell a place, about where it lies, each a link that says in words, number and shape what is open there. */
export function PlaceChart({ places, page }: { places: readonly PlaceLine[]; page: PageContext }): JSX.Element {
  const w = placesWords[page.lang].list;
  const byPosition = places.map((place) => ({ place, tile: PROVINCE_TILES[place.code] })).toSorted((a, b) => a.tile.row - b.tile.row || a.tile.column - b.tile.column);
  return (
    <section class="chart" aria-labelledby="chart">
      <h2 id="chart">{w.chart}</h2>
      <p class="chart__legend">
        {(['open', 'soon', 'none'] as const).map((state) => <span key={state}><span class={`chart__key chart__key--${state}`} aria-hidden="true">{MARKS[state]}</span>{{ open: w.legendOpen, soon: w.legendSoon, none: w.legendNone }[state]}</span>)}
      </p>
      <ul class="chart__cells">
        {byPosition.map(({ place, tile }) => {
          const { state, n } = stateOf(place);
          return (
            <li key={place.code} class={`chart__cell c${String(tile.column)} r${String(tile.row)}`}>
              <a class={`chart__link chart__link--${state}`} href={`${paths.provinces}/${place.code}`}>
                {page.lang === 'zh' ? <>{place.short.slice(0, -2)}<wbr />{place.short.slice(-2)}</> : <>{tile.letters} <span class="unseen">{place.short}</span></>}
                <span class="chart__mark" aria-hidden="true">{MARKS[state]}{n === 0 ? '' : ` ${String(n)}`}</span>
                <span class="unseen">{page.lang === 'zh' ? '，' : ', '}{stateWords(place, page)}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <p class="chart__note">{w.chartNote}</p>
    </section>
  );
}

function stateOf({ open, soon }: PlaceLine): { state: State; n: number } {
  if (open > 0) return { state: 'open', n: open };
  return soon > 0 ? { state: 'soon', n: soon } : { state: 'none', n: 0 };
}

function stateWords({ open, soon }: PlaceLine, page: PageContext): string {
  const w = placesWords[page.lang].list;
  const said = [open > 0 ? w.open(open) : '', soon > 0 ? w.soon(soon) : ''].filter((one) => one !== '');
  return said.length === 0 ? w.none : said.join(page.lang === 'zh' ? '，' : ', ');
}
