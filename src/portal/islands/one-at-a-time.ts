import { all, make, wordsIn } from '../browser/dom.ts';

/** 适老版: the groups of a form come one after another, with the acts of the form after the last. Without a script they stand below each other. */
for (const form of all<HTMLFormElement>('form.form')) {
  if (all('fieldset.group', form).length > 1) oneAtATime(form);
}

function oneAtATime(form: HTMLFormElement): void {
  const [backText = '', onText = '', whichText = ''] = wordsIn(document.body, 'oneAtATime');
  const groups = () => all<HTMLFieldSetElement>('fieldset.group', form).filter((group) => !group.disabled);
  const which = make('p', 'turn__which');
  which.setAttribute('role', 'status');
  const back = make('button', 'button button--plain', backText);
  const on = make('button', 'button button--main', onText);
  back.type = on.type = 'button';
  const acts = make('div', 'buttons turn');
  acts.append(on, back);
  const first = groups()[0];
  if (first === undefined) return;
  first.before(which);
  let at = Math.max(0, groups().findIndex((group) => group.querySelector('[aria-invalid="true"]') !== null));

  const show = (focus: boolean) => {
    const shown = groups();
    at = Math.min(Math.max(at, 0), shown.length - 1);
    const last = at === shown.length - 1;
    shown.forEach((group, n) => group.toggleAttribute('data-aside', n !== at));
    // what stands between and after the groups (the captcha, the acts) belongs to the end
    for (const after of Array.from(form.children)) {
      if (after instanceof HTMLElement && after !== acts && !after.matches('fieldset.group, input, .problems, .form__note, .form__saved, .form__enter, .turn__which')) after.toggleAttribute('data-aside', !last);
    }
    back.hidden = at === 0;
    on.hidden = last;
    acts.hidden = shown.length < 2;
    which.textContent = whichText.replace('{n}', String(at + 1)).replace('{all}', String(shown.length));
    shown[at]?.after(acts);
    if (focus) {
      shown[at]?.setAttribute('tabindex', '-1');
      shown[at]?.focus();
      which.scrollIntoView();
    }
  };
  const go = (by: number) => {
    at += by;
    show(true);
  };
  on.addEventListener('click', () => go(1));
  back.addEventListener('click', () => go(-1));
  // Enter leads on to the next group, not to a form that is half filled in; buttons that are in sight do what they say
  form.addEventListener('submit', (event) => {
    const by = event.submitter;
    if (at >= groups().length - 1 || (by !== null && !by.classList.contains('form__enter'))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    go(1);
  }, { capture: true });
  form.addEventListener('change', () => show(false));
  // from the summary of errors to the field: its group comes into sight
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.problems a[href^="#"]') : null;
    const field = link === null ? null : document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const there = groups().findIndex((group) => group.contains(field));
    if (there < 0) return;
    at = there;
    show(false);
    field?.focus();
  });
  show(false);
}
