import type { JSX } from 'preact';
import { yuan } from '#contracts/money.ts';
import type { OrderView } from '#contracts/payments.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { paths } from '#portal/paths.ts';
import { words } from './words.ts';

export type IdentifiedView = OrderView & { code: string; attempt: string };

/** The step inside 微信: the payer has been named, one press leads on to paying. */
export function IdentifiedPage({ view, page, form }: { view: IdentifiedView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const order = `/my/orders/${view.orderNumber}`;
  return (
    <Page page={page} form={form} title={w.inWechat} trail={[{ text: w.mine, href: paths.applications }, { text: w.orderTitle, href: order }]}>
      {view.code === '' || view.attempt === '' ? <Notice page={page} tone="warning">{w.notNamed}</Notice> : null}
      <Form page={page} form={form} action={`${order}/identified`}>
        <input type="hidden" name="code" value={view.code} />
        <input type="hidden" name="attempt" value={view.attempt} />
        <Buttons>
          {view.code === '' ? null : <SubmitButton page={page} text={w.goPay(yuan(view.amountInFen))} />}
          <LinkButton href={`${paths.applications}/${view.applicationId}/pay`} text={w.otherWay} tone="quiet" />
        </Buttons>
      </Form>
    </Page>
  );
}
