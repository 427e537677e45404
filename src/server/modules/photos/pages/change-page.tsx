import type { JSX } from 'preact';
import type { PhotoChangeChoices } from '#contracts/photos.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { TextArea } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { photoPaths } from '../photos.present.ts';
import { words } from './words.ts';

type Props = { view: { choices: PhotoChangeChoices; disabledReasons: readonly string[] }; page: PageContext; form: FormState };

/** 照片修改申请 (R-2.2.2-02): the exam, the province whose agency decides, and the reason. */
export function ChangePage({ view, page, form }: Props): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.changeTitle} trail={[{ text: w.profile, href: '/my/profile' }, { text: w.title, href: photoPaths.page }]} lead={<>{w.changeLead} <a href="/provinces">{w.phones}</a></>}>
      <Card>
        <Form page={page} form={form} requiredNote>
          <SelectField {...at} name="sittingId" label={w.sitting} choices={view.choices.sittings} empty={w.choose} required />
          <SelectField {...at} name="provinceCode" label={w.province} choices={view.choices.provinces} empty={w.choose} width="medium" required />
          <TextArea {...at} name="reason" label={w.reason} hint={w.reasonHint} maxLength={500} rows={4} required />
          <Buttons>
            <SubmitButton page={page} text={w.submitRequest} disabledReasons={view.disabledReasons} />
            <LinkButton href={photoPaths.page} text={w.leave} tone="quiet" />
          </Buttons>
        </Form>
      </Card>
    </Page>
  );
}
