import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ArticleChoices, ArticleFile, ArticleList, ArticlePreview, ArticleText, ArticleWhole, EditArticle, PublishArticle, WithdrawArticle, type ArticleFilters } from '#contracts/content.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of announcements, questions and policy files. */
export const contentApi = {
  list: route({ method: 'GET', path: '/api/staff/articles', ok: ArticleList }),
  choices: route({ method: 'GET', path: '/api/staff/article-choices', ok: ArticleChoices }),
  read: route({ method: 'GET', path: '/api/staff/articles/:id', ok: ArticleWhole }),
  preview: route({ method: 'POST', path: '/api/staff/article-previews', body: z.strictObject({ body: z.string() }), ok: ArticlePreview }),
  draft: route({ method: 'POST', path: '/api/staff/articles', body: ArticleText, ok: ArticleWhole }),
  edit: route({ method: 'PUT', path: '/api/staff/articles/:id', body: EditArticle, ok: ArticleWhole }),
  publish: route({ method: 'POST', path: '/api/staff/articles/:id/publication', body: PublishArticle, ok: ArticleWhole }),
  withdraw: route({ method: 'POST', path: '/api/staff/articles/:id/withdrawal', body: WithdrawArticle, ok: ArticleWhole }),
  detach: route({ method: 'DELETE', path: '/api/staff/articles/:id/files/:fileId', ok: z.object({}) }),
};

export const articlesQuery = (search: ArticleFilters) => infiniteQueryOptions({
  queryKey: ['articles', 'list', search], queryFn: ({ pageParam, signal }) => call(contentApi.list, { query: { ...search, after: pageParam ?? undefined }, signal }),
  initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
});
export const articleChoicesQuery = queryOptions({ queryKey: ['articles', 'choices'], queryFn: ({ signal }) => call(contentApi.choices, { signal }), staleTime: 600_000 });
export const articleQuery = (id: string) => queryOptions({ queryKey: ['articles', 'one', id], queryFn: ({ signal }) => call(contentApi.read, { params: { id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });

/** Sends one file beside an article; the server's noes come back as for every other act. */
export async function attach(id: string, file: File, key: string): Promise<ArticleFile> {
  const body = new FormData();
  body.set('file', file);
  return call(route({ method: 'POST', path: '/api/staff/articles/:id/files', ok: ArticleFile }), { params: { id }, form: body, key });
}
