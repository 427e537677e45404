import type { JSX } from 'preact';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { ParticularsList } from './check-page.tsx';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { StatusView } from './status-view.ts';
import { statusWords } from './status-words.ts';

/** 打印报名表 (R-2.2.4-10, -11): what is on it, open or save it, and what to do with it. */
export function PrintPage({ view, page }: ViewOf<StatusView>): JSX.Element {
  const w = statusWords[page.lang];
  const { application: app, head } = view;
  const onSite = app.dimensions.review === 'awaiting_on_site';
  return (
    <ApplicationFrame page={page} head={head} title={w.printTitle} lead={w.printLead}>
      <Card accent>
        <div class="with-photo">
          <ParticularsList page={page} of={view.particulars} fileNumber={app.fileNumber} />
          <figure><img class="photo-print" src={paths.photoImage} alt={w.photoAlt} width="148" height="207" /><figcaption>{w.photo}</figcaption></figure>
        </div>
        <DataList items={[{ term: w.number, value: app.number }]} />
        <Buttons>
          <LinkButton href={paths.formPdf(app.id)} text={w.open} tone="main" icon="file" />
          <a class="button button--plain" href={paths.formPdf(app.id)} download={`${app.number ?? app.id}.pdf`}>{w.save}</a>
        </Buttons>
      </Card>
      <Card title={w.printNext}>
        {onSite ? (
          <>
            <p>{w.heads.S8}</p>
            <h3>{w.bring}</h3>
            <ul>{w.bringItems.map((item) => <li key={item}>{item}</li>)}</ul>
            {app.reviewPoint === null ? null : (
              <DataList items={[
                { term: w.reviewPoint, value: app.reviewPoint.name[page.lang] }, { term: w.address, value: app.reviewPoint.address },
                { term: w.phone, value: app.reviewPoint.phone }, { term: w.hours, value: app.reviewPoint.hours[page.lang] },
              ]} />
            )}
          </>
        ) : (
          <>
            <Notice page={page}>{app.dimensions.review === 'awaiting_online' ? w.bringOnlineNote : w.bringAutoNote}</Notice>
            <p>{w.heads[app.state]}</p>
          </>
        )}
        <Buttons><LinkButton href={paths.status(app.id)} text={w.state} /></Buttons>
      </Card>
    </ApplicationFrame>
  );
}
