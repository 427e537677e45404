import { textOf, type FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import type { FormView } from '../form-view.ts';

/** What every part of the form 填写报考信息 is told. */
export type FormPart = { view: FormView; page: PageContext; form: FormState };

/** The level chosen so far; an only one is chosen from the start. */
export function chosenLevel({ view, form }: FormPart): string {
  return textOf(form, 'levelCode', view.levels.length === 1 ? view.levels[0]?.code : '');
}
