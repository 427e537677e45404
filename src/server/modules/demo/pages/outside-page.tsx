import type { JSX } from 'preact';
import { BankFault, FiscalMood, ReceiptFault, RegistryMode, ScannerMood, type OutsideBehaviour } from '#contracts/demo.ts';
import { Buttons, SubmitButton } from '#portal/forms/buttons.tsx';
import { CheckboxGroup, SelectField } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { demoPaths, withBack } from '../paths.ts';
import { HelperPage } from './helper-page.tsx';
import { outsideWords } from './outside-words.ts';

export type OutsideView = { now: OutsideBehaviour; turnable: { registries: boolean; bank: boolean; fiscal: boolean; scanner: boolean; carriers: boolean }; done: boolean };
type Props = { view: OutsideView; page: PageContext; form: FormState };

/** 外部系统: how the registries, the bank and the carriers behave, one form for all. */
export function OutsidePage({ view, page, form }: Props): JSX.Element {
  const w = outsideWords[page.lang];
  const at = { page, form };
  const action = withBack(demoPaths.outside, page.path);
  const real = <p>{w.real}</p>;
  return (
    <HelperPage page={page} title={w.title} lead={w.lead} here={demoPaths.outside} form={form}>
      {view.done && form.problems.length === 0 ? <Notice page={page} tone="success" live>{w.done}</Notice> : null}
      <Form page={page} form={form} action={action}>
        <Card title={w.registries}>
          {view.turnable.registries ? (['identity', 'education', 'degree', 'title', 'credit'] as const).map((name) => (
            <SelectField key={name} {...at} name={name} label={w.registryNames[name]} value={view.now[name]} empty={false} width="medium" choices={RegistryMode.options.map((mode) => ({ value: mode, text: w.modes[mode] }))} />
          )) : real}
          <p class="field__hint">{w.knownRules}</p>
        </Card>
        <Card title={w.bank}>
          {view.turnable.bank ? <CheckboxGroup {...at} name="bank" label={w.bankFaults} value={view.now.bank} choices={BankFault.options.map((fault) => ({ value: fault, text: w.faults[fault] }))} /> : real}
        </Card>
        <Card title={w.fiscal}>
          {view.turnable.fiscal ? (
            <>
              <SelectField {...at} name="fiscal" label={w.fiscalMode} value={view.now.fiscal} empty={false} width="medium" choices={FiscalMood.options.map((mode) => ({ value: mode, text: w.fiscalModes[mode] }))} />
              <p class="field__hint">{w.knownPayers}</p>
            </>
          ) : real}
        </Card>
        <Card title={w.scanner}>
          {view.turnable.scanner ? (
            <>
              <SelectField {...at} name="scanner" label={w.scannerMood} value={view.now.scanner} empty={false} width="medium" choices={ScannerMood.options.map((mood) => ({ value: mood, text: w.scannerMoods[mood] }))} />
              <p class="field__hint">{w.knownVirus}</p>
            </>
          ) : real}
        </Card>
        <Card title={w.carriers}>
          {view.turnable.carriers ? (
            <>
              <CheckboxGroup {...at} name="failing" label={w.failing} value={view.now.failing} inline choices={(['firstSms', 'sms', 'mail'] as const).map((channel) => ({ value: channel, text: w[channel] }))} />
              <CheckboxGroup {...at} name="receipts" label={w.receipts} value={view.now.receipts} choices={ReceiptFault.options.map((fault) => ({ value: fault, text: w.receiptFaults[fault] }))} />
              <p class="field__hint">{w.knownNumbers}</p>
            </>
          ) : real}
        </Card>
        <Buttons>
          <SubmitButton page={page} text={w.apply} />
          <SubmitButton page={page} text={w.normal} tone="plain" name="normal" value="1" />
        </Buttons>
      </Form>
    </HelperPage>
  );
}
