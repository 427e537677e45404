import type { JSX } from 'preact';
import { MaterialKind, type MaterialsView } from '#contracts/materials.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { ErrorSummary } from '#portal/forms/error-summary.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import { MaterialKindCard } from './material-kind-card.tsx';
import { words } from './words.ts';

export type MaterialsPageView = MaterialsView & { done: 'upload' | 'removal' | undefined };

/** 证明材料上传: what is needed and why, what is there, one upload form a kind; works without JavaScript (R-2.2.3b-02). */
export function MaterialsPage({ view, page, form }: { view: MaterialsPageView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const status = `${paths.applications}/${view.applicationId}`;
  const asked = [...new Set(view.demands.flatMap((d) => d.anyOf))];
  const shown = [...new Set([...asked, ...view.files.map((f) => f.kind)])];
  const others = MaterialKind.options.filter((kind) => !shown.includes(kind));
  const cards = (kinds: readonly MaterialKind[]) => kinds.map((kind) => <MaterialKindCard key={kind} kind={kind} view={view} page={page} form={form} />);
  return (
    <Page page={page} form={form} wide title={w.title} trail={[{ text: w.mine, href: paths.applications }, { text: w.status, href: status }]} lead={w.lead(view.title)}>
      <ErrorSummary page={page} form={form} fields={[...cards(shown), ...cards(others)]} />
      <Answer view={view} page={page} form={form} />
      <Asked view={view} page={page} />
      <p class="field__hint">{w.rules}</p>
      {cards(shown)}
      {view.closed.length > 0 ? null : (
        <details open={form.problems.some((p) => others.some((kind) => p.path === `file-${kind}`))}>
          <summary>{w.more}</summary>
          {cards(others)}
        </details>
      )}
      {view.closed.length > 0 || view.demands.length === 0 ? <p><LinkButton href={status} text={w.back} /></p> : (
        <Form page={page} form={form} summary={false} action={`${status}/materials/submission`}>
          <Buttons>
            <SubmitButton page={page} text={w.handIn} disabledReasons={view.missing === 0 ? [] : [w.stillMissing(view.missing)]} />
            <LinkButton href={status} text={w.back} />
          </Buttons>
        </Form>
      )}
    </Page>
  );
}

function Answer({ view, page, form }: { view: MaterialsPageView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const waiting = view.files.filter((f) => f.awaitsScan).length;
  return (
    <>
      {view.done === undefined || form.problems.length > 0 ? null : <Notice page={page} tone="success" live title={view.done === 'upload' ? w.uploaded : w.removed} />}
      {waiting === 0 ? null : <Notice page={page} tone="info" title={w.awaitsScan}>{w.awaitsScanWhy(waiting)}</Notice>}
      {view.flagged.length === 0 ? null : <Notice page={page} tone="warning">{w.flagged(view.flagged.map((f) => `${f.kindText} ${f.fileName}`).join(page.lang === 'zh' ? '、' : '; '))}</Notice>}
      {view.closed.length === 0 ? null : <Notice page={page} tone="warning" title={w.closed}><ul>{view.closed.map((text) => <li key={text}>{text}</li>)}</ul></Notice>}
      {view.demands.length === 0 || view.closed.length > 0 ? null : view.missing === 0
        ? <Notice page={page} tone="success" title={w.allMet}>{w.allMetNext}</Notice>
        : <Notice page={page} tone="info">{w.stillMissing(view.missing)}</Notice>}
    </>
  );
}

function Asked({ view, page }: { view: MaterialsPageView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  if (view.demands.length === 0) return <p>{w.nothingAsked}</p>;
  return (
    <Card title={w.asked}>
      <Table
        caption={w.asked} captionUnseen rows={view.demands} rowKey={(d) => d.anyOf.join()}
        columns={[
          { title: w.askedWhat, cell: (d) => d.kindTexts.join(w.or) },
          { title: w.askedWhy, cell: (d) => d.about === null ? d.reasonText : `${d.reasonText}（${d.about}）` },
          { title: w.askedState, cell: (d) => <StatusTag tone={d.met ? 'success' : 'warning'} text={d.met ? w.met : w.unmet} /> },
        ]}
      />
    </Card>
  );
}
