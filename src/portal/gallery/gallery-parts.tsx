import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '../forms/buttons.tsx';
import { CheckboxField } from '../forms/choice-fields.tsx';
import { emptyForm } from '../forms/form-state.ts';
import { Form } from '../forms/form.tsx';
import type { PageContext } from '../page-context.ts';
import { Card } from '../parts/card.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { DataList } from '../parts/data-list.tsx';
import { Dialog, DialogLink } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { AfterReading, LongText } from '../parts/long-text.tsx';
import { Hero, NewsList, Tiles } from '../parts/home.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { Table } from '../parts/table.tsx';
import { samples } from './samples.ts';

const HOUR = 3_600_000;

/** Everything that is not a field. */
export function GalleryParts({ page }: { page: PageContext }): JSX.Element {
  const s = samples[page.lang];
  const h = s.headings;
  return (
    <>
      <Hero title={s.hero.title} text={s.hero.text} level={2}>
        <Buttons><LinkButton href="/_kit?sheet=form" text={s.formTitle} tone="main" /><LinkButton href="/_kit?sheet=status" text={s.chooseExam} /></Buttons>
      </Hero>
      <Tiles
        tiles={[
          { title: s.exam, href: '/_kit?sheet=parts&tile=1', text: s.notices.info[1], icon: 'file', foot: <Countdown page={page} until={page.now + 51 * HOUR} /> },
          { title: s.statusTitle, href: '/_kit?sheet=status', text: s.lead, icon: 'user' },
          { title: s.long, href: '/_kit?sheet=parts&tile=3', text: s.lead, icon: 'info', foot: <StatusTag tone="success" text={s.tags.passed} /> },
        ]}
      />
      <NewsList items={s.longText.map((title, n) => ({ title, href: `/_kit?sheet=parts&news=${n}`, at: page.now - n * 30 * HOUR }))} />

      <h2>{h.notices}</h2>
      {(['info', 'success', 'warning', 'danger'] as const).map((tone) => <Notice key={tone} page={page} tone={tone} title={s.notices[tone][0] ?? ''}>{s.notices[tone][1]}</Notice>)}

      <h2>{s.buttons}</h2>
      <Form page={page} form={emptyForm}>
        <Buttons>
          <SubmitButton page={page} text={s.submit} />
          <SubmitButton page={page} text={s.temporary} tone="plain" />
          <SubmitButton page={page} text={s.giveUp} tone="danger" />
          <LinkButton href="/_kit" text={s.back} tone="quiet" icon="previous" />
          <PrintButton page={page} />
        </Buttons>
        <Buttons><SubmitButton page={page} text={s.flow.confirmAct} disabledReasons={s.closedReasons} /></Buttons>
      </Form>

      <h2>{h.tags}</h2>
      <p class="row">
        <StatusTag tone="success" text={s.tags.passed} /> <StatusTag tone="info" text={s.tags.underway} /> <StatusTag tone="warning" text={s.tags.attention} />{' '}
        <StatusTag tone="danger" text={s.tags.failed} /> <StatusTag tone="neutral" text={s.tags.none} />
      </p>

      <h2>{h.deadlines}</h2>
      <p><Countdown page={page} until={page.now + 51 * HOUR} /></p>
      <p><Countdown page={page} until={page.now + 5 * HOUR} /></p>
      <p><Countdown page={page} until={page.now - HOUR} /></p>

      <h2>{h.table}</h2>
      <Table
        caption={s.table.caption}
        columns={[
          { title: s.table.subject, cell: (row) => row[0] },
          { title: s.table.time, cell: (row) => row[1] },
          { title: s.table.fee, figures: true, cell: (row) => row[2] },
          { title: s.table.state, cell: (row) => <StatusTag tone={row[3] === 'ok' ? 'success' : 'info'} text={row[3] === 'ok' ? s.tags.passed : s.tags.underway} /> },
        ]}
        rows={s.rows}
        rowKey={(row) => row[0] ?? ''}
      />
      <Pagination page={page} previous="/_kit?sheet=parts&at=1" next="/_kit?sheet=parts&at=3" at={2} all={7} />

      <h2>{h.data}</h2>
      <Card title={s.person} aside={<StatusTag tone="success" text={s.tags.passed} />}>
        <DataList layout="two-columns" items={s.data.map(([term = '', value = ''], n) => ({ term, value, act: n === 2 ? { text: s.change, href: '/_kit' } : undefined }))} />
      </Card>

      <h2>{h.long}</h2>
      <LongText page={page} id="agreement" title={s.long}>
        <h3>{s.long}</h3>
        {[...s.longText, ...s.longText, ...s.longText, ...s.longText].map((text, n) => <p key={n}>{text}</p>)}
      </LongText>
      <Form page={page} form={emptyForm} id="agree-form">
        <AfterReading page={page} of="agreement">
          <CheckboxField page={page} form={emptyForm} name="accepted" label={s.fields.agree} required />
          <Buttons><SubmitButton page={page} text={s.submit} /></Buttons>
        </AfterReading>
      </Form>

      <h2>{h.dialog}</h2>
      <p><DialogLink dialog="withdraw" href="/_kit?sheet=status" text={s.dialogTitle} tone="danger" /></p>
      <Dialog page={page} id="withdraw" title={s.dialogTitle}>
        <p>{s.dialogText}</p>
        <Form page={page} form={emptyForm} id="withdraw-form"><Buttons><SubmitButton page={page} text={s.dialogYes} tone="danger" /></Buttons></Form>
      </Dialog>

      <h2>{h.empty}</h2>
      <Card><EmptyState text={s.empty}><LinkButton href="/_kit" text={s.chooseExam} tone="main" /></EmptyState></Card>
    </>
  );
}
