import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import { words } from '#portal/words.ts';
import { contactWords } from './contact-words.ts';

export type ContactView = { provinces: readonly { code: string; name: string; agency: string; phones: readonly string[] }[]; fictional: boolean };

/** 联系我们: whom to ask for what — what one can do oneself, the telephones of every place of application, the platform's own (R-1.1-01, R-2.3-02, R-3.1.1-05). */
export function ContactPage({ view, page }: { view: ContactView; page: PageContext }): JSX.Element {
  const w = contactWords[page.lang];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      <h2>{w.matters}</h2>
      {w.items.map((item) => (
        <div key={item.ask}>
          <h3>{item.ask}</h3>
          <p>{item.first}</p>
          <p>{item.links.map((link, at) => <>{at === 0 ? null : ' · '}<a key={link.href} href={link.href}>{link.text}</a></>)}</p>
        </div>
      ))}
      <h2 id="platform">{w.platform}</h2>
      <Platform page={page} />
      <h2 id="provinces">{w.provinces}</h2>
      <p>{w.provincesLead} <a href={paths.provinces}>{w.more}</a></p>
      {view.fictional ? <Notice page={page}>{w.fictional}</Notice> : null}
      <Table
        caption={w.provinces} captionUnseen rows={view.provinces} rowKey={(p) => p.code}
        columns={[
          { title: w.place, cell: (p) => p.name },
          { title: w.agency, cell: (p) => p.agency },
          { title: w.phones, cell: (p) => p.phones.map((phone, at) => <>{at === 0 ? null : ' '}<a key={phone} href={`tel:${phone}`}>{phone}</a></>) },
        ]}
      />
    </Page>
  );
}

function Platform({ page }: { page: PageContext }): JSX.Element {
  const w = contactWords[page.lang];
  const kit = words[page.lang];
  const site = page.site ?? {};
  const facts: readonly [string, JSX.Element | string | undefined][] = [
    [kit.organiser, site.organiser], [kit.coOrganiser, site.coOrganiser], [kit.phone, call(site.supportPhone)], [kit.technicalPhone, call(site.technicalPhone)], [kit.hours, site.hours],
    [kit.mail, site.mail === undefined ? undefined : <a href={`mailto:${site.mail}`}>{site.mail}</a>], [kit.address, site.address === undefined ? undefined : [site.address, site.postcode].filter(Boolean).join(' ')],
  ];
  const told = facts.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]));
  return (
    <>
      <p>{site.technicalPhone === undefined && site.supportPhone === undefined ? w.noPlatform : w.platformLead}</p>
      {told.length === 0 ? null : <DataList items={told} />}
    </>
  );
}

/** One number can be called with a tap; several in a row are told as they are. */
function call(phone: string | undefined): JSX.Element | string | undefined {
  return phone === undefined || !/^[\d+\-() ]+$/u.test(phone) ? phone : <a href={`tel:${phone.replaceAll(/[^\d+]/gu, '')}`}>{phone}</a>;
}
