import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { DossierView } from './dossier-view.tsx';
import { changesQuery, reviewsQuery } from './photos.api.ts';

type Line = { accountId: string; name: string; document: string; at: number; about: string };

/** 照片审批: requests to change a photo, and photos that await review, with everything to decide them by. */
export function PhotosScreen(): JSX.Element {
  const t = text().photos;
  const { list, account } = useSearch({ from: '/inside/photos' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const changes = useQuery(changesQuery(list === 'changes'));
  const reviews = useQuery(reviewsQuery(list === 'reviews'));
  const asked = list === 'changes' ? changes : reviews;
  const lines: Line[] | undefined = list === 'changes'
    ? changes.data?.items.map((i) => ({ accountId: i.accountId, name: i.candidateName, document: i.documentNumber, at: i.requestedAt, about: t.ofPlace(i.provinceName, i.sittingName) }))
    : reviews.data?.items.map((i) => ({ accountId: i.accountId, name: i.candidateName, document: i.documentNumber, at: i.uploadedAt, about: '' }));
  const chosen = lines?.find((l) => l.accountId === account);
  const show = (next: { list?: 'changes' | 'reviews'; account?: string | undefined }) => {
    setDone(false);
    void navigate({ to: '/photos', search: { list, ...next } });
  };
  return (
    <Page title={t.title}>
      <div role="group" aria-label={t.title} className="flex flex-wrap gap-2">
        {(['changes', 'reviews'] as const).map((l) => <Button key={l} look={l === list ? 'main' : 'plain'} aria-pressed={l === list} onClick={() => { show({ list: l }); }}>{t[l]}</Button>)}
      </div>
      {done ? <Notice tone="success" live="status">{t.done}</Notice> : null}
      <ProblemNotice error={asked.error} />
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_1fr]">
        <Card title={t[list]}>
          {!lines ? asked.isPending ? <Loading /> : null : lines.length === 0 ? <p className="text-soft">{list === 'changes' ? t.emptyChanges : t.emptyReviews}</p> : (
            <ul className="grid gap-2">
              {lines.map((l) => (
                <li key={l.accountId}>
                  <button type="button" aria-pressed={l.accountId === account} className="w-full rounded-md border border-line px-3 py-2 text-left hover:bg-wash aria-pressed:border-blue aria-pressed:bg-wash" onClick={() => { show({ account: l.accountId }); }}>
                    <strong>{l.name}</strong> <span className="digits text-soft">{l.document}</span>
                    <span className="block text-sm text-soft">{l.about} {beijingTime(l.at)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Card>
        {chosen ? (
          <DossierView
            key={chosen.accountId} accountId={chosen.accountId} name={chosen.name} matter={list}
            onDone={() => {
              void navigate({ to: '/photos', search: { list } });
              setDone(true);
              void client.invalidateQueries({ queryKey: ['photos'] });
            }}
          />
        ) : lines && lines.length > 0 ? <p className="p-4 text-soft">{t.choose}</p> : null}
      </div>
    </Page>
  );
}
