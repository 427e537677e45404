import { ApplicationId } from '#contracts/ids.ts';
import { emptyForm } from '#portal/forms/form-state.ts';
import type { ChoicePort } from '#server/modules/catalogue/index.ts';
import { provinceChoices, ProvincePage } from './province-page.tsx';
import { words } from './words.ts';

/** No application has this id: the page is of nobody. */
const NOBODY = ApplicationId.parse('00000000-0000-7000-8000-000000000000');
const SOMEBODY = { zh: '（考生姓名）', en: '(candidate’s name)' };

/** 选择省份 as a candidate who has just chosen the sitting sees it at a moment, by the page's own view and rules. */
export const previewProvinceChoice: ChoicePort = ({ exam, sitting, configs, provinces, lang, at }) => {
  const head = { id: NOBODY, exam: words[lang].examOf(exam.name[lang], sitting.year), candidate: SOMEBODY[lang], province: null, phone: null, paymentMode: null, deadline: null, state: 'S1' as const };
  const view = { head, chosen: undefined, choices: provinceChoices(provinces, configs, lang, at) };
  return function ChoiceAtThatMoment(page) {
    return <ProvincePage view={view} page={page} form={emptyForm} />;
  };
};
