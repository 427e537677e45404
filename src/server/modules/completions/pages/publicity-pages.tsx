import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { NameOrder, PublicEntry } from '#contracts/publicity.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { emptyForm } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Pagination } from '#portal/parts/pagination.tsx';
import { Tabs } from '#portal/parts/tabs.tsx';
import { Table } from '#portal/parts/table.tsx';
import { words } from './words.ts';

/** A list as the public reads of it, without its people. */
export type ShownList = { id: string; exam: string; place: string; number: number; startsAt: number; endsAt: number; days: number; people: number; phone: string; mail: string };

/** 公示: the lists that are shown now. */
export function PublicityListPage({ view, page }: { view: { lists: readonly ShownList[] }; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      {view.lists.length === 0 ? <EmptyState text={w.none} /> : (
        <Table
          caption={w.list} captionUnseen rows={view.lists} rowKey={(l) => l.id}
          columns={[
            { title: w.exam, cell: (l) => <a href={`/publicity/${l.id}`}>{w.of(l.exam, l.place, l.number)}</a> },
            { title: w.people, cell: (l) => String(l.people), figures: true },
            { title: w.time, cell: (l) => <>{beijingTime(l.startsAt)} – {beijingTime(l.endsAt)}</> },
          ]}
        />
      )}
      <Buttons><LinkButton href="/publicity/objections" text={w.asked} /><LinkButton href={paths.home} text={w.home} /></Buttons>
    </Page>
  );
}

type OneView = { list: ShownList; entries: readonly PublicEntry[]; next: number | null; after: number; name: string; order: NameOrder | undefined; provinces: boolean };

/** One list, a page at a time, with how to report something. */
export function PublicityPage({ view, page }: { view: OneView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const { list, name, order } = view;
  const address = (after: number, by = order) => `/publicity/${list.id}?${new URLSearchParams({ ...(name !== '' && { name }), ...(by !== undefined && { order: by }), after: String(after) }).toString()}`;
  const orders = [{ by: undefined, text: w.orders.list }, { by: 'pinyin', text: w.orders.pinyin }, { by: 'strokes', text: w.orders.strokes }] as const;
  return (
    <Page page={page} title={w.of(list.exam, list.place, list.number)} trail={[{ text: w.title, href: '/publicity' }]} wide>
      <p>{w.from(beijingTime(list.startsAt), beijingTime(list.endsAt), list.days)}</p>
      <Card title={w.channel}>
        <DataList items={[
          { term: w.phone, value: list.phone }, ...(list.mail === '' ? [] : [{ term: w.mail, value: list.mail }]),
          { term: w.form, value: <><a href={`/publicity/${list.id}/objection`}>{w.formText}</a> · <a href="/publicity/objections">{w.asked}</a></> },
        ]} />
      </Card>
      <p class="form__note">{w.about}</p>
      <Form page={page} form={emptyForm} method="get" action={`/publicity/${list.id}`} summary={false}>
        <TextField page={page} form={emptyForm} name="name" label={w.find} hint={w.findHint} value={name} width="medium" maxLength={100} inputMode="search" autoComplete="off" />
        <Buttons><SubmitButton page={page} text={w.findAct} tone="plain" />{name === '' ? null : <LinkButton href={`/publicity/${list.id}`} text={w.all} tone="quiet" />}</Buttons>
      </Form>
      <Tabs label={w.order} tabs={orders.map(({ by, text }) => ({ text, href: by === undefined ? `/publicity/${list.id}` : address(0, by), current: by === order }))} />
      {view.entries.length === 0 ? <EmptyState text={w.nobody} /> : (
        <Table
          caption={w.entries} captionUnseen rows={view.entries} rowKey={(e) => String(e.position)}
          columns={[
            { title: w.position, cell: (e) => String(e.position), figures: true }, { title: w.name, cell: (e) => e.name }, { title: w.document, cell: (e) => e.document },
            ...(view.provinces ? [{ title: w.province, cell: (e: PublicEntry) => e.province }] : []),
            { title: w.level, cell: (e) => e.level }, { title: w.specialty, cell: (e) => e.specialty },
            { title: w.object, cell: (e) => <a href={`/publicity/${list.id}/objection?position=${String(e.position)}`}>{w.object}<span class="unseen"> {e.name}</span></a> },
          ]}
        />
      )}
      <Pagination page={page} previous={view.after > 0 ? address(0) : undefined} next={view.next === null ? undefined : address(view.next)} />
    </Page>
  );
}
