import type { JSX } from 'preact';
import type { ProvinceConfig } from '#contracts/catalogue.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Province } from '#contracts/regions.ts';
import { windowPhase } from '#server/kernel/windows.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { RadioGroup, type Choice } from '#portal/forms/choice-fields.tsx';
import { Form } from '#portal/forms/form.tsx';
import { mayPrepare } from '../domain/window-guards.ts';
import { applicationPaths as paths } from '../paths.ts';
import { chooseWords } from './choose-words.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { Head } from './head.ts';
import { words } from './words.ts';

export type ProvinceView = { head: Head; choices: Choice[]; chosen: string | undefined };

/** All 32 places of application in the manual's order; a closed one stays in sight and says when it opens or closed (R-2.2.1-09, D-24). */
export function provinceChoices(provinces: readonly Province[], configs: readonly ProvinceConfig[], lang: Lang, now: Instant): Choice[] {
  const w = chooseWords[lang];
  return provinces.map((province) => {
    const choice = { value: province.code, text: province.name[lang] };
    const config = configs.find((c) => c.province === province.code);
    if (!config) return { ...choice, disabledReason: w.provinceNotOffered };
    const { apply } = config.windows;
    const phase = windowPhase(apply, now);
    if (phase === 'before' && mayPrepare(apply, now)) return { ...choice, hint: w.provincePrepare(beijingTime(apply.opensAt)) };
    if (phase === 'before') return { ...choice, disabledReason: w.provinceBefore(beijingTime(apply.opensAt)) };
    if (phase === 'after') return { ...choice, disabledReason: w.provinceClosed(beijingTime(apply.closesAt)) };
    const told = [w.provinceOpen(beijingTime(apply.closesAt)), words[lang].paymentModes[config.paymentMode], w.review[config.reviewMode], ...(config.territorialRule === 'none' ? [] : [w.territorial])];
    return { ...choice, hint: told.join(lang === 'zh' ? '，' : ', ') };
  });
}

/** 选择省份 (R-2.2.1-09, -10): everything in which provinces differ for this sitting, before one is chosen. */
export function ProvincePage({ view, page, form }: ViewOf<ProvinceView>): JSX.Element {
  const w = chooseWords[page.lang];
  return (
    <ApplicationFrame page={page} head={view.head} title={w.provinceTitle} lead={w.provinceLead} step={1} form={form}>
      <Form page={page} form={form}>
        <div class="card provinces"><RadioGroup page={page} form={form} name="province" label={w.provinceLabel} required choices={view.choices} value={view.chosen} /></div>
        <Buttons>
          <SubmitButton page={page} text={words[page.lang].next} />
          <LinkButton href={paths.giveUp(view.head.id)} text={w.giveUp} tone="quiet" />
        </Buttons>
      </Form>
    </ApplicationFrame>
  );
}
