import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { PhotoReasonCode, PhotosDecided } from '#contracts/photos.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { DossierView } from './dossier-view.tsx';
import { NoDialog } from './no-dialog.tsx';
import { PhotoGrid, type Tile } from './photo-grid.tsx';
import { changesQuery, decideMany, reviewsQuery } from './photos.api.ts';
import { words } from './words.ts';

/** 照片审批: a page of photos that await review, or of requests to change one, decided by keyboard one at a time or together. */
export function PhotosScreen(): JSX.Element {
  const t = text().photos;
  const g = say(words);
  const { list, account, after } = useSearch({ from: '/inside/photos' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [refusing, setRefusing] = useState<readonly string[]>([]);
  const [results, setResults] = useState<{ rows: PhotosDecided['results']; names: ReadonlyMap<string, string> }>();
  const changes = useQuery(changesQuery(list === 'changes', after));
  const reviews = useQuery(reviewsQuery(list === 'reviews', after));
  const asked = list === 'changes' ? changes : reviews;
  const tiles: Tile[] | undefined = list === 'changes'
    ? changes.data?.items.map((i) => ({ key: i.id, accountId: i.accountId, name: i.candidateName, document: i.documentNumber, at: i.requestedAt, about: `${i.provinceName} · ${i.sittingName}${colon()}${i.reason}`, imageUrl: i.imageUrl, oldUrl: i.oldImageUrl, flagged: i.flagged, alike: i.alike }))
    : reviews.data?.items.map((i) => ({ key: i.photoId, accountId: i.accountId, name: i.candidateName, document: i.documentNumber, at: i.uploadedAt, about: '', imageUrl: i.imageUrl, oldUrl: i.oldImageUrl, flagged: i.notGood.length, alike: i.alike }));
  const chosen = tiles?.find((tile) => tile.accountId === account);
  const show = (next: { list?: 'changes' | 'reviews'; account?: string | undefined; after?: string | undefined }) => { void navigate({ to: '/photos', search: { list, ...(after !== undefined && { after }), ...next } }); };
  const act = useAct(
    ({ keys, yes, reasonCode, reason }: { keys: readonly string[]; yes: boolean; reasonCode?: PhotoReasonCode | undefined; reason?: string }, key) =>
      decideMany(list, (tiles ?? []).filter((tile) => keys.includes(tile.key)), { yes, ...(reasonCode !== undefined && { reasonCode }), reason: reason ?? '' }, key),
    (done) => {
      setResults({ rows: done.results, names: new Map((tiles ?? []).map((tile) => [tile.key, tile.name])) });
      setTicked(new Set());
      setRefusing([]);
      void client.invalidateQueries({ queryKey: ['photos'] });
    },
  );
  const yes = (keys: readonly string[]) => { if (!act.isPending) act.mutate({ keys, yes: true }); };
  const no = (keys: readonly string[]) => { act.reset(); setRefusing(keys); };
  const inHand = [...ticked];
  return (
    <Page title={t.title} actions={<ExportControl list={`photos.${list}`} />}>
      <div role="group" aria-label={t.title} className="flex flex-wrap gap-2">
        {(['changes', 'reviews'] as const).map((l) => <Button key={l} look={l === list ? 'main' : 'plain'} aria-pressed={l === list} onClick={() => { setResults(undefined); setTicked(new Set()); void navigate({ to: '/photos', search: { list: l } }); }}>{t[l]}</Button>)}
      </div>
      {results ? <Results {...results} /> : null}
      <ProblemNotice error={asked.error} />
      {refusing.length === 0 ? <ProblemNotice error={act.error} /> : null}
      {!tiles ? asked.isPending ? <Loading /> : null : tiles.length === 0 ? <p role="status" className="rounded-lg border border-rule bg-paper p-8 text-center text-soft">{list === 'changes' ? t.emptyChanges : t.emptyReviews}</p> : (
        <>
          <div className="sticky top-0 z-5 flex flex-wrap items-center gap-2 border-b border-rule bg-ground py-2">
            <span role="status" className="font-semibold">{g.ticked(ticked.size)}</span>
            <Button small onClick={() => { setTicked(ticked.size === tiles.length ? new Set() : new Set(tiles.map((tile) => tile.key))); }}>{ticked.size === tiles.length ? g.untick : g.tickAll}</Button>
            <Button small look="main" disabled={act.isPending || ticked.size === 0} onClick={() => { yes(inHand); }}>{list === 'changes' ? t.allow : t.approve}</Button>
            <Button small look="danger" disabled={act.isPending || ticked.size === 0} onClick={() => { no(inHand); }}>{list === 'changes' ? t.deny : t.reject}</Button>
          </div>
          <PhotoGrid tiles={tiles} ticked={ticked} onTick={setTicked} onYes={yes} onNo={no} onReport={(tile) => { show({ account: tile.accountId === account ? undefined : tile.accountId }); }} />
          <Pager after={after} next={asked.data?.next === null || asked.data?.next === undefined ? null : asked.data.next} onShow={(next) => { setTicked(new Set()); show({ after: next, account: undefined }); }} />
        </>
      )}
      {chosen ? <DossierView key={chosen.accountId} accountId={chosen.accountId} name={chosen.name} matter={list} onDone={() => { show({ account: undefined }); void client.invalidateQueries({ queryKey: ['photos'] }); }} /> : null}
      <NoDialog
        open={refusing.length > 0} title={(list === 'changes' ? g.denyTitle : g.rejectTitle)(refusing.length)} busy={act.isPending} error={act.error} onClose={() => { setRefusing([]); }}
        onAct={(reasonCode, reason) => { act.mutate({ keys: refusing, yes: false, reasonCode, reason }); }}
      />
    </Page>
  );
}

/** What came of a bulk decision: how many, and for each that was not done its reasons. */
function Results({ rows, names }: { rows: PhotosDecided['results']; names: ReadonlyMap<string, string> }): JSX.Element {
  const g = say(words);
  const not = rows.filter((r) => !r.done);
  return (
    <Notice tone={not.length > 0 ? 'warning' : 'success'} live="status">
      <p>{g.result(rows.length - not.length, not.length)}</p>
      {not.length === 0 ? null : <ul className="list-disc pl-5">{not.map((r) => <li key={r.id}>{names.get(r.id) ?? ''}{colon()}{r.reasons.join(' ')}</li>)}</ul>}
    </Notice>
  );
}
