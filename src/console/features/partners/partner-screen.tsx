import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { HooksCard } from './hooks-card.tsx';
import { KeysCard } from './keys-card.tsx';
import { partnerQuery } from './partners.api.ts';
import type { Shown } from './shown.ts';
import { words } from './words.ts';

/** One outside system: its keys, its subscriptions, who did what. A key or secret just made stands on top and nowhere afterwards. */
export function PartnerScreen(): JSX.Element {
  const t = say(words);
  const { id } = useParams({ from: '/inside/partners/$id' });
  const client = useQueryClient();
  const [shown, setShown] = useState<Shown>();
  const { data, error, isPending } = useQuery(partnerQuery(id));
  const onDone = async (made?: Shown) => {
    setShown(made);
    await client.invalidateQueries({ queryKey: ['partners'] });
  };
  if (!data) return <Page title={t.title}><ProblemNotice error={error} />{isPending ? <Loading /> : null}</Page>;
  return (
    <Page title={data.name} sub={`${data.jurisdictionText} · ${data.contact}`} actions={<Link to="/partners" search={{}}>{t.back}</Link>}>
      {shown ? (
        <Notice tone="success" live="status">
          <Pairs pairs={[{ term: shown.term, value: <code className="font-semibold break-all select-all">{shown.secret}</code> }, ...(shown.until === undefined ? [] : [{ term: t.goodUntil, value: beijingTime(shown.until) }])]} />
          <p className="mt-2">{shown.about}</p>
        </Notice>
      ) : null}
      <KeysCard partner={data} onDone={onDone} />
      <HooksCard partner={data} onDone={onDone} />
      <Card title={t.history}>
        <DataTable label={t.history} rows={data.acts} keyOf={(a) => `${String(a.at)}${a.act}${a.note}`} empty="" columns={[{ name: t.at, nowrap: true, cell: (a) => <time>{beijingTime(a.at)}</time> }, { name: t.by, cell: (a) => (a.by === '' ? t.system : a.by) }, { name: t.what, cell: (a) => t.actWords[a.act] ?? a.act }, { name: t.note, wide: true, cell: (a) => <span className="break-all">{a.act.startsWith('key_') && /^\d+$/.test(a.note) ? t.keyNo(Number(a.note)) : a.note || '—'}</span> }]} />
      </Card>
    </Page>
  );
}
