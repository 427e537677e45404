import { checkCharacterFits, dayOfDigits } from '#contracts/citizen-number.ts';
import { typedDay, typedMonth } from '#contracts/typed-dates.ts';
import { showProblem } from './field-problem.ts';

const compact = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '');

/** How each kind of field is written when it is left. */
const WRITE: Record<string, (text: string) => string> = {
  'resident-id': (text) => compact(text).toUpperCase(),
  mobile: (text) => compact(text).replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, ''),
  digits: compact,
  'year-month': typedMonth,
  day: typedDay,
};

/** Whether what was written can be right; the server asks again and asks more. */
const FITS: Record<string, (text: string) => boolean> = {
  'resident-id': (text) => checkCharacterFits(text) && dayOfDigits(text.slice(6, 14)) !== undefined,
  mobile: (text) => /^1[3-9]\d{9}$/.test(text),
  digits: (text) => /^\d+$/.test(text),
  'year-month': (text) => /^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(text),
  day: (text) => dayOfDigits(text.replace(/-/g, '')) !== undefined,
};

/** Checks a field as it is left: full-width digits become ordinary ones, and what cannot be right is said at once. */
export function runFieldChecks(form: HTMLFormElement): void {
  form.addEventListener('focusout', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.dataset.check === undefined || target.readOnly) return;
    const { check, wrong = '', checkWhen } = target.dataset;
    const text = target.value.trim();
    if (text === '' || !applies(form, checkWhen)) return;
    const written = WRITE[check]?.(text) ?? text;
    if (written !== target.value) target.value = written;
    const fits = FITS[check]?.(written) ?? true;
    if (wrong !== '') showProblem(target, fits ? '' : wrong);
  });
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.tellsBirth !== undefined) tellBirth(target);
  });
}

/** `documentType=resident_id`: the check is only for that choice of the other field. */
function applies(form: HTMLFormElement, when: string | undefined): boolean {
  if (when === undefined) return true;
  const [name = '', value = ''] = when.split('=');
  return new FormData(form).get(name) === value;
}

/** A number of 18 tells the birth date and sex: they stand beside it for checking. */
function tellBirth(input: HTMLInputElement): void {
  const told = input.closest('[data-field]')?.querySelector('[data-told]');
  if (!told) return;
  const number = compact(input.value).toUpperCase();
  const bornOn = checkCharacterFits(number) ? dayOfDigits(number.slice(6, 14)) : undefined;
  const [born = '', sex = '', male = '', female = ''] = (input.dataset.tellsBirth ?? '').split('|');
  told.textContent = bornOn === undefined ? '' : `${born} ${bornOn} · ${sex} ${Number(number.charAt(16)) % 2 === 1 ? male : female}`;
}
