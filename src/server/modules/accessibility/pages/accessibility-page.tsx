import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CheckboxField, RadioGroup } from '#portal/forms/choice-fields.tsx';
import { FieldGroup } from '#portal/forms/field-group.tsx';
import { Form } from '#portal/forms/form.tsx';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import { viewingWords } from '#portal/layout/viewing-words.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { inViewing, ORDINARY, type Viewing } from '#portal/viewing.ts';
import type { ViewProps } from '#server/platform/http/page.ts';
import { Statement } from './statement.tsx';
import { words } from './words.ts';

export type AccessibilityView = { /** The page one came from. */ from: string; /** A way of showing was chosen a moment ago. */ chosen: boolean };

/** 无障碍: the two quick ways, every choice by itself, then the statement. */
export function AccessibilityPage({ view, page, form }: ViewProps<AccessibilityView>): JSX.Element {
  const w = words[page.lang];
  const now = page.viewing ?? ORDINARY;
  const at = { page, form };
  const names = viewingWords[page.lang];
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      {view.chosen ? <Notice page={page} tone="success" live>{w.chosen} <a href={view.from}>{w.back}</a></Notice> : null}
      <Quick page={page} from={view.from} now={now} />
      <Form page={page} form={form} method="get" action="/accessibility">
        <FieldGroup title={w.each}>
          <CheckboxField {...at} name="view" value="elder" checked={now.elder} label={w.elder} />
          <RadioGroup {...at} name="view-size" label={w.size} inline value={`s${String(now.size)}`} choices={Object.entries(w.sizes).map(([value, text]) => ({ value, text }))} />
          <RadioGroup {...at} name="view-contrast" label={w.contrast} value={now.contrast} choices={(['normal', 'strong', 'night'] as const).map((value) => ({ value, text: names.contrasts[value] }))} />
          <CheckboxField {...at} name="view-motion" value="still" checked={now.still} label={w.still} />
        </FieldGroup>
        <HiddenField name="from" value={view.from} />
        <HiddenField name="set" value="1" />
        <Buttons>
          <SubmitButton page={page} text={w.apply} />
          <LinkButton href={view.from} text={w.leave} />
        </Buttons>
        <p class="field__hint">{w.remembered}</p>
      </Form>
      <Statement page={page} />
    </Page>
  );
}

/** One press each, and one press back. */
function Quick({ page, from, now }: { page: PageContext; from: string; now: Viewing }): JSX.Element {
  const w = words[page.lang];
  const here = `/accessibility?from=${encodeURIComponent(from)}&set=1`;
  return (
    <Buttons>
      <LinkButton href={inViewing(here, { ...now, elder: !now.elder })} text={now.elder ? w.elderOff : w.elderOn} tone="main" />
      <LinkButton href={inViewing(here, { ...now, contrast: now.contrast === 'normal' ? 'strong' : 'normal' })} text={now.contrast === 'normal' ? w.contrastOn : w.contrastOff} />
      {page.viewing === undefined ? null : <LinkButton href={inViewing(here, ORDINARY)} text={viewingWords[page.lang].leave} />}
    </Buttons>
  );
}
