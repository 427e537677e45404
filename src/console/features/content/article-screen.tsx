import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { ArticleChoices, ArticleWhole } from '#contracts/content.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ArticleFiles } from './article-files.tsx';
import { ArticleForm, type Typed } from './article-form.tsx';
import { articleChoicesQuery, articleQuery, contentApi } from './content.api.ts';
import { Publication } from './publication.tsx';
import { words } from './words.ts';

const FIELDS = ['titleZh', 'titleEn', 'bodyZh', 'bodyEn', 'author', 'province', 'exams'];

/** A new article, kept as a draft when it is saved first. */
export function NewArticleScreen(): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const choices = useQuery(articleChoicesQuery);
  const [typed, setTyped] = useState<Typed>();
  const save = useAct((text: Typed, key) => call(contentApi.draft, { body: text, key }), (made) => navigate({ to: '/content/$id', params: { id: made.id } }));
  if (!choices.data) return <Loading />;
  const now: Typed = typed ?? { kind: 'announcement', province: choices.data.provinces[0]?.value ?? null, exams: [], titleZh: '', titleEn: '', bodyZh: '', bodyEn: '', author: choices.data.author, pinned: false };
  return (
    <Page title={t.newTitle} actions={<Link to="/content" search={{}}>{t.back}</Link>}>
      <ProblemNotice error={save.error} except={FIELDS} />
      <ArticleForm typed={now} choices={choices.data} error={save.error} readOnly={false} onType={setTyped} />
      <div><Button look="main" disabled={save.isPending} onClick={() => { save.mutate(now); }}>{t.saveDraft}</Button></div>
    </Page>
  );
}

/** One article: its words, its files, its publication and its history. */
export function ArticleScreen(): JSX.Element {
  const { id } = useParams({ from: '/inside/content/$id' });
  const article = useQuery(articleQuery(id));
  const choices = useQuery(articleChoicesQuery);
  if (article.error) return <ProblemNotice error={article.error} />;
  if (!article.data || !choices.data) return <Loading />;
  return <Editor key={id} article={article.data} choices={choices.data} />;
}

function Editor({ article, choices }: { article: ArticleWhole; choices: ArticleChoices }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>();
  const now = typed ?? typedOf(article);
  const took = (next: ArticleWhole) => {
    setTyped(undefined);
    client.setQueryData(articleQuery(next.id).queryKey, next);
    return client.invalidateQueries({ queryKey: ['articles', 'list'] });
  };
  const save = useAct((text: Typed, key) => call(contentApi.edit, { params: { id: article.id }, body: { ...text, version: article.version }, key }), took);
  return (
    <Page title={article.titleZh} actions={<Link to="/content" search={{}}>{t.back}</Link>}>
      {save.isSuccess && typed === undefined ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
      <ProblemNotice error={save.error} except={FIELDS} />
      {save.error ? <div><Button onClick={() => void client.invalidateQueries({ queryKey: ['articles', 'one', article.id] })}>{t.reload}</Button></div> : null}
      <ArticleForm typed={now} choices={choices} error={save.error} readOnly={!article.mine} onType={setTyped} />
      {article.mine ? <div><Button look="main" disabled={save.isPending || typed === undefined} onClick={() => { save.mutate(now); }}>{t.save}</Button></div> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2"><ArticleFiles article={article} /><Publication article={article} unsaved={typed !== undefined} onDone={(next) => { void took(next); }} /></div>
    </Page>
  );
}

function typedOf({ kind, province, exams, titleZh, titleEn, bodyZh, bodyEn, author, pinned }: ArticleWhole): Typed {
  return { kind, province, exams, titleZh, titleEn: titleEn ?? '', bodyZh, bodyEn: bodyEn ?? '', author, pinned };
}
