import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { words } from './words.ts';
import { waitingQuery, type Waiting } from './verification.api.ts';
import { VerificationCase } from './verification-case.tsx';

/** 人工核验: identities and rows no registry could settle, oldest first. */
export function VerificationScreen(): JSX.Element {
  const t = text().verification;
  const client = useQueryClient();
  const list = useInfiniteQuery(waitingQuery);
  const [chosen, setChosen] = useState<Waiting>();
  const [done, setDone] = useState<string>();
  const rows = list.data?.pages.flatMap((p) => p.rows);
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><Link to="/verification/runs" className="inline-flex min-h-11 items-center">{say(words).link}</Link><ExportControl list="verification.waiting" /></div>}>
      {done === undefined ? null : <Notice tone="success" live="status">{t.done(done)}</Notice>}
      <ProblemNotice error={list.error} />
      <div className="grid items-start gap-4 lg:grid-cols-[22rem_1fr]">
        <Card label={t.title}>
          {!rows ? list.isPending ? <Loading /> : null : rows.length === 0 ? <p className="text-soft">{t.empty}</p> : (
            <ul className="grid gap-2">
              {rows.map((w) => (
                <li key={`${w.kind}${w.rowId}`}>
                  <button type="button" aria-pressed={w.rowId === chosen?.rowId} className="w-full rounded-md border border-line px-3 py-2 text-left hover:bg-wash aria-pressed:border-blue aria-pressed:bg-wash" onClick={() => { setDone(undefined); setChosen(w); }}>
                    <Tag>{t.kinds[w.kind]}</Tag> <strong>{w.title}</strong>
                    <span className="block text-sm text-soft">{w.detail}</span>
                    <span className="block text-sm text-soft">{t.since} {beijingTime(w.since)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {list.hasNextPage ? <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t.more}</Button> : null}
        </Card>
        {chosen ? (
          <VerificationCase
            key={chosen.kind + chosen.rowId} w={chosen}
            onDone={(stateText) => {
              setDone(stateText);
              setChosen(undefined);
              void client.invalidateQueries({ queryKey: ['verification'] });
            }}
          />
        ) : rows && rows.length > 0 ? <p className="p-4 text-soft">{t.choose}</p> : null}
      </div>
    </Page>
  );
}
