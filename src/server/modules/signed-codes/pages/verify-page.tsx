import type { JSX } from 'preact';
import { CODE_VERDICTS } from '#contracts/signed-codes.ts';
import { Buttons, SubmitButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { TextArea } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { CodeFacts, Verdict } from './outcome.tsx';
import { words } from './words.ts';

/**
 * 防伪核验: a scanned code opens this page with the code after `#`, and the script (islands/check-code.ts) checks it on the device, with keys it keeps for
 * where there is no network. Everything it may say stands here, hidden. Without the script the form asks the server.
 */
export function VerifyPage({ page, form }: { view: unknown; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const told = { kinds: w.kinds, version: w.versionOf('{n}') };
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead} form={form}>
      <div data-code-check data-words={JSON.stringify(told)}>
        <div data-outcome tabIndex={-1} role="status">
          {CODE_VERDICTS.map((verdict) => <div key={verdict} data-verdict={verdict} hidden><Verdict page={page} verdict={verdict} /></div>)}
          <div data-no-keys hidden><Notice page={page} tone="warning">{w.noKeys}</Notice></div>
          <div data-offline hidden><Notice page={page} tone="info">{w.offline}</Notice></div>
          <div data-facts hidden><CodeFacts page={page} facts={undefined} /></div>
          <p data-as-of hidden>{w.asOf}<time data-as-of-time /></p>
        </div>
        <Form page={page} form={form}>
          <TextArea page={page} form={form} name="code" label={w.code} hint={w.codeHint} rows={4} maxLength={2_000} required />
          <Buttons><SubmitButton page={page} text={w.check} /></Buttons>
        </Form>
        <p class="form__note">{w.privacy}</p>
      </div>
      <script type="module" src={page.assets('check-code.js')} />
    </Page>
  );
}
