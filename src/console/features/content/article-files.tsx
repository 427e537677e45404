import { useQueryClient } from '@tanstack/react-query';
import { useRef, type JSX } from 'react';
import type { ArticleWhole } from '#contracts/content.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { attach, contentApi } from './content.api.ts';
import { words } from './words.ts';

/** 附件: the files beside an article; adding and removing takes effect at once. */
export function ArticleFiles({ article }: { article: ArticleWhole }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const reload = () => client.invalidateQueries({ queryKey: ['articles', 'one', article.id] });
  const add = useAct((file: File, key) => attach(article.id, file, key), reload);
  const remove = useAct((fileId: string, key) => call(contentApi.detach, { params: { id: article.id, fileId }, key }), reload);
  return (
    <Card title={t.files}>
      <ProblemNotice error={add.error ?? remove.error} />
      {article.files.length === 0 ? <p className="text-soft">{t.noFiles}</p> : (
        <ul className="grid gap-2">
          {article.files.map((f) => (
            <li key={f.id} className="flex flex-wrap items-center justify-between gap-2">
              <span>{f.name} <span className="text-soft">({Math.ceil(f.bytes / 1024)} KB)</span></span>
              {article.mine ? <Button small disabled={remove.isPending} onClick={() => { remove.mutate(f.id); }}>{t.remove}</Button> : null}
            </li>
          ))}
        </ul>
      )}
      {article.mine ? (
        <>
          <input ref={input} type="file" accept="application/pdf,.pdf" className="sr-only" tabIndex={-1} aria-label={t.addFile} onChange={(e) => { const file = e.target.files?.[0]; if (file) add.mutate(file); e.target.value = ''; }} />
          <div><Button disabled={add.isPending} onClick={() => input.current?.click()}>{t.addFile}</Button></div>
        </>
      ) : null}
    </Card>
  );
}
