import { useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { say } from '../../shared/text/text.ts';
import { Tag } from '../../shared/ui/tag.tsx';
import { words } from './words.ts';

/** One photo or request as the grid shows it. */
export type Tile = { key: string; accountId: string; name: string; document: string; at: number; about: string; imageUrl: string | null; oldUrl: string | null; flagged: number; alike: number };

type Props = { tiles: readonly Tile[]; ticked: ReadonlySet<string>; onTick: (keys: ReadonlySet<string>) => void; onYes: (keys: readonly string[]) => void; onNo: (keys: readonly string[]) => void; onReport: (tile: Tile) => void };

/** A grid of photos for the keyboard: arrows move, space ticks, A and J decide on what is ticked, or on the one in hand. */
export function PhotoGrid({ tiles, ticked, onTick, onYes, onNo, onReport }: Props): JSX.Element {
  const t = say(words);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const here = Math.min(at, tiles.length - 1);
  const go = (to: number) => {
    const next = Math.max(0, Math.min(tiles.length - 1, to));
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>('[data-tile]')[next]?.focus();
  };
  const toggle = (key: string) => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    onTick(next);
  };
  const perRow = () => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])];
    const top = all[0]?.offsetTop;
    return Math.max(1, all.filter((tile) => tile.offsetTop === top).length);
  };
  const onKey = (event: KeyboardEvent) => {
    const tile = tiles[here];
    if (!tile || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = ticked.size > 0 ? [...ticked] : [tile.key];
    const acts: Record<string, () => void> = {
      ArrowRight: () => { go(here + 1); }, ArrowLeft: () => { go(here - 1); }, ArrowDown: () => { go(here + perRow()); }, ArrowUp: () => { go(here - perRow()); },
      ' ': () => { toggle(tile.key); }, a: () => { onYes(chosen); }, j: () => { onNo(chosen); }, Enter: () => { onReport(tile); },
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <p className="text-sm text-soft">{t.keys}</p>
      <ul ref={list} aria-label={t.grid} className="grid grid-cols-[repeat(auto-fill,minmax(15.5rem,1fr))] gap-3">
        {tiles.map((tile, n) => (
          <li key={tile.key} className="contents">
            <div
              data-tile tabIndex={n === here ? 0 : -1} role="group" aria-label={`${tile.name} ${tile.document}${ticked.has(tile.key) ? ` · ${t.ticked(1)}` : ''}`} onKeyDown={onKey} onFocus={() => { setAt(n); }}
              className={`grid content-start gap-2 rounded-lg border-2 bg-paper p-3 outline-offset-2 focus-visible:outline-3 focus-visible:outline-blue ${ticked.has(tile.key) ? 'border-blue bg-wash' : 'border-rule'}`}
            >
              <div className="flex items-start justify-between gap-2">
                <div className="min-w-0"><strong>{tile.name}</strong> <span className="digits block text-sm text-soft">{tile.document}</span></div>
                <label className="grid size-8 shrink-0 cursor-pointer place-items-center"><span className="sr-only">{t.tick(tile.name)}</span><input type="checkbox" tabIndex={-1} className="size-5 accent-blue" checked={ticked.has(tile.key)} onChange={() => { toggle(tile.key); }} /></label>
              </div>
              <div className="flex gap-2">
                <Picture url={tile.imageUrl} alt={`${t.nowPhoto} ${tile.name}`} label={t.nowPhoto} empty={t.noPhoto} />
                <Picture url={tile.oldUrl} alt={`${t.old} ${tile.name}`} label={t.old} empty={t.noOld} />
              </div>
              <p className="flex flex-wrap gap-1">
                <Tag tone={tile.flagged > 0 ? 'warning' : 'success'}>{tile.flagged > 0 ? t.flagged(tile.flagged) : t.fine}</Tag>
                {tile.alike > 0 ? <Tag tone="warning">{t.alike(tile.alike)}</Tag> : null}
              </p>
              {tile.about === '' ? null : <p className="text-sm break-words">{tile.about}</p>}
              <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-soft"><time>{beijingTime(tile.at)}</time><button type="button" tabIndex={-1} className="min-h-8 font-semibold text-blue underline" onClick={() => { onReport(tile); }}>{t.report}</button></div>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Picture({ url, alt, label, empty }: { url: string | null; alt: string; label: string; empty: string }): JSX.Element {
  return (
    <figure className="grid w-1/2 gap-1">
      {url === null ? <div className="grid aspect-[295/413] place-items-center rounded border border-dashed border-line p-2 text-center text-sm text-soft">{empty}</div> : <img src={url} width={118} height={165} loading="lazy" alt={alt} className="aspect-[295/413] w-full rounded border border-rule object-cover" />}
      <figcaption className="text-sm text-soft">{label}</figcaption>
    </figure>
  );
}
