import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { TicketView } from '#contracts/tickets.ts';
import { roomNumber } from '#contracts/room-number.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { words } from './words.ts';

/** A ticket on the screen, and the way to its print; what the print shows, but for the photo and the whole document number. */
export function TicketCard({ page, ticket, pdf }: { page: PageContext; ticket: TicketView; pdf: string }): JSX.Element {
  const w = words[page.lang];
  const places = [...new Map(ticket.papers.map((p) => [p.centre, p])).values()];
  return (
    <>
      <Card accent>
        <DataList items={[
          { term: w.exam, value: sittingText(ticket, ticket.exam, page.lang) },
          { term: w.number, value: <><strong class="digits">{ticket.number}</strong> · {w.version(ticket.version)}</> },
          { term: w.name, value: ticket.name }, { term: w.document, value: ticket.document }, { term: w.level, value: ticket.level }, { term: w.specialty, value: ticket.specialty },
        ]} />
        <Buttons>
          <LinkButton href={pdf} text={w.print} tone="main" icon="file" />
          <a class="button button--plain" href={pdf} download={`${ticket.number}.pdf`}>{w.save}</a>
        </Buttons>
        <p>{w.until(beijingTime(ticket.closesAt))}</p>
      </Card>
      <Card title={w.papers}>
        <Table
          caption={w.papers} captionUnseen rows={ticket.papers} rowKey={(p) => `${p.day} ${p.from} ${p.subject}`}
          columns={[
            { title: w.subject, cell: (p) => p.subject }, { title: w.time, cell: (p) => <span class="digits">{p.day} {p.from}–{p.to}</span> }, { title: w.place, cell: (p) => p.centre },
            { title: w.room, cell: (p) => `${roomNumber(p.room)}${p.roomName === '' ? '' : `（${[p.floor, p.roomName].filter((t) => t !== '').join(' ')}）`}` }, { title: w.seat, figures: true, cell: (p) => String(p.seat) },
          ]}
        />
        <DataList items={places.flatMap((p) => [
          { term: w.address, value: places.length > 1 ? `${p.centre}：${p.address}` : p.address }, ...(p.directions === '' ? [] : [{ term: w.directions, value: p.directions }]),
        ])} />
      </Card>
      <Notice page={page} tone="info"><p>{w.bring}</p><p>{w.phone(ticket.province[page.lang])}: <a href={`tel:${ticket.phone}`}>{ticket.phone}</a></p></Notice>
    </>
  );
}
