/** What forms do a little better with a script: checks on leaving a field, linked selects, drafts, codes, the captcha. Comes with the first touch (forms.ts). */
import { runAutosave } from './autosave.ts';
import { runCaptcha } from './captcha.ts';
import { all } from './dom.ts';
import { runFieldChecks } from './field-checks.ts';
import { runLinkedSelects } from './linked-selects.ts';
import { runSendCode } from './send-code.ts';

const enhance = (form: HTMLFormElement) => {
  runFieldChecks(form);
  runLinkedSelects(form);
  runCaptcha(form);
  runSendCode(form);
  runAutosave(form);
};

all<HTMLFormElement>('form[data-form]').forEach(enhance);
// a form that came later, in a dialog (islands/page-dialogs.ts)
document.addEventListener('formshown', ({ target }) => {
  if (target instanceof HTMLFormElement) enhance(target);
});
