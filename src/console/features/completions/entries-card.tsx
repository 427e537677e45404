import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { NameOrder } from '#contracts/publicity.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { entriesQuery } from './completions.api.ts';
import { words } from './words.ts';

/** What a list says, a page at a time, with how everybody on it stands. */
export function EntriesCard({ id }: { id: string }): JSX.Element {
  const t = say(words);
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [after, setAfter] = useState<string>();
  const [order, setOrder] = useState<NameOrder>();
  const { data, error, isFetching } = useQuery(entriesQuery(id, { name, after, order }));
  return (
    <Card title={t.content}>
      <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={(event) => { event.preventDefault(); setName(typed.trim()); setAfter(undefined); }}>
        <div className="sm:w-56"><TextField label={t.byName} value={typed} maxLength={100} onChange={(e) => { setTyped(e.target.value); }} /></div>
        <Button type="submit">{t.search}</Button>
        {name === '' ? null : <Button onClick={() => { setTyped(''); setName(''); setAfter(undefined); }}>{t.all}</Button>}
        <ExportControl list="completions.entries" filters={{ publicity: id, ...(order && { order }) }} />
        <div className="sm:w-48"><SelectField label={t.order} value={order ?? ''} onChange={(e) => { setOrder(NameOrder.safeParse(e.target.value).data); setAfter(undefined); }}><option value="">{t.orders.list}</option><option value="pinyin">{t.orders.pinyin}</option><option value="strokes">{t.orders.strokes}</option></SelectField></div>
      </form>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={`${t.content} · ${t.name}`} rows={data.entries} keyOf={(e) => String(e.position)} empty={t.noEntries} busy={isFetching}
          columns={[
            { name: t.position, cell: (e) => e.position, align: 'right' }, { name: t.name, cell: (e) => e.name, nowrap: true }, { name: t.document, cell: (e) => <span className="digits">{e.document}</span>, nowrap: true }, { name: t.province, cell: (e) => e.province, nowrap: true }, { name: t.level, cell: (e) => e.level, nowrap: true }, { name: t.specialty, cell: (e) => e.specialty },
            { name: t.state, cell: (e) => <>{e.standing}{e.left ? <> <Tag tone="danger">{t.left}</Tag></> : null}</> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next === undefined || data.next === null ? null : String(data.next)} onShow={setAfter} />
    </Card>
  );
}
