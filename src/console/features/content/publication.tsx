import { useState, type JSX } from 'react';
import type { ArticleWhole } from '#contracts/content.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { contentApi } from './content.api.ts';
import { words } from './words.ts';

/** Publishing now or later, taking back, and who did what before. */
export function Publication({ article, unsaved, onDone }: { article: ArticleWhole; unsaved: boolean; onDone: (article: ArticleWhole) => void }): JSX.Element {
  const t = say(words);
  const [at, setAt] = useState('');
  const [withdrawing, setWithdrawing] = useState(false);
  // what people read already is not published again, only changed or taken back
  const read = article.state === 'published' && !article.scheduled;
  const params = { id: article.id };
  const publish = useAct((moment: number | undefined, key) => call(contentApi.publish, { params, body: { version: article.version, ...(moment !== undefined && { at: moment }) }, key }), onDone);
  const withdraw = useAct((reason: string, key) => call(contentApi.withdraw, { params, body: { version: article.version, reason }, key }), (done) => { setWithdrawing(false); onDone(done); });
  return (
    <Card title={t.state}>
      <p><Tag tone={article.state === 'published' ? 'success' : 'neutral'}>{t.states[article.state]}</Tag> {article.publishAt === null ? null : beijingTime(article.publishAt)} {article.state === 'published' ? <a href={`/notices/${article.id}`} target="_blank" rel="noreferrer">{t.see}</a> : null}</p>
      {article.mine ? (
        <>
          {read ? null : <p className="text-soft">{unsaved ? t.unsaved : t.publishHint}</p>}
          <ProblemNotice error={publish.error} except={['at']} />
          <div className="flex flex-wrap items-end gap-3">
            {read ? null : (
              <>
                <Button look="main" disabled={unsaved || publish.isPending} onClick={() => { publish.mutate(undefined); }}>{t.publish}</Button>
                <TextField label={t.at} type="datetime-local" value={at} problem={problemAt(publish.error, 'at')} onChange={(e) => { setAt(e.target.value); }} />
                <Button disabled={unsaved || publish.isPending || at === ''} onClick={() => { publish.mutate(Date.parse(`${at}:00+08:00`)); }}>{t.publishAt}</Button>
              </>
            )}
            {article.state === 'published' ? <Button look="danger" onClick={() => { setWithdrawing(true); }}>{t.withdraw}</Button> : null}
          </div>
        </>
      ) : <p className="text-soft">{t.readOnly}</p>}
      <h3>{t.history}</h3>
      <ol className="grid gap-1">{article.history.map((h) => <li key={h.version}><time className="digits">{beijingTime(h.at)}</time> {h.by} {t.acts[h.act] ?? h.act}{h.reason === null ? '' : `${colon()}${h.reason}`}</li>)}</ol>
      <ReasonDialog open={withdrawing} title={t.withdrawTitle} act={t.withdraw} danger busy={withdraw.isPending} error={withdraw.error} onClose={() => { setWithdrawing(false); }} onAct={(reason) => { withdraw.mutate(reason); }}><p>{t.withdrawNote}</p></ReasonDialog>
    </Card>
  );
}
