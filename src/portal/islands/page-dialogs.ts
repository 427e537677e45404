/**
 * Pages that ask or tell something (`Page` with `dialog`) open over the page that leads to them: the answer to a form (`Form` with `leadsToDialog`)
 * or to a link (`data-asks`) is fetched, and when it is such a page, shown as a modal dialog. A form's answer that is its own page again (422) takes the
 * place of what stands, since a form is sent once. Everything else goes the way it goes without a script.
 */
import { all, make } from '../browser/dom.ts';
import { openModal } from '../browser/open-modal.ts';

type Answer = { page: Document; address: URL };

const dialog = make('dialog', 'dialog dialog--page');
let opener: HTMLElement | null = null;

/** A page as a document of its own: nothing in it runs, and no text is made into elements here. */
function ask(method: string, address: string, body?: URLSearchParams): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.responseType = 'document';
    request.onloadend = () => {
      const page = request.responseXML;
      resolve(page === null ? undefined : { page, address: new URL(request.responseURL) });
    };
    request.send(body);
  });
}

/** Shows the page if it is a dialog's; the words of a page shown before make way. */
function shown({ page }: Answer, from: HTMLElement | null): boolean {
  const main = page.querySelector<HTMLElement>('main[data-dialog]');
  if (main === null) return false;
  all('script, .steps, .hint-bar', main).forEach((part) => part.remove());
  const inside = make('div', 'dialog__in');
  inside.append(...Array.from(main.childNodes, (node) => document.importNode(node, true)));
  const title = make('h2', 'dialog__title', inside.querySelector('h1')?.textContent ?? '');
  title.id = 'page-dialog-title';
  inside.querySelector('h1')?.replaceWith(title);
  renameIds(inside);
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.dataset.leave = main.dataset.dialog ?? '';
  dialog.replaceChildren(inside);
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) opener = from;
  openModal(dialog);
  all('form[data-form]', dialog).forEach((form) => form.dispatchEvent(new Event('formshown', { bubbles: true })));
  return true;
}

/** The page below has fields of the same names: what refers to an id of the dialog must find it there. */
function renameIds(inside: HTMLElement): void {
  const renamed = new Map(all('[id]', inside).map((element) => [element.id, `dialog-${element.id}`]));
  renamed.delete('page-dialog-title');
  for (const element of all('[id], [for], [href^="#"], [aria-describedby], [aria-labelledby]', inside)) {
    for (const name of ['id', 'for', 'href', 'aria-describedby', 'aria-labelledby']) {
      const value = element.getAttribute(name);
      if (value === null || (name === 'href' && !value.startsWith('#'))) continue;
      element.setAttribute(name, name === 'href' ? `#${renamed.get(value.slice(1)) ?? value.slice(1)}` : value.split(' ').map((id) => renamed.get(id) ?? id).join(' '));
    }
  }
}

// closed by Esc or by its own way back: the focus returns to what opened it, or the way leads on; a close that only made room for new words is none
dialog.addEventListener('close', () => {
  if (dialog.open) return;
  const { leave = '' } = dialog.dataset;
  if (leave === '') opener?.focus();
  else location.assign(leave);
});

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (dialog.contains(link) && link.pathname === location.pathname && !(link.getAttribute('href') ?? '').startsWith('#')) {
    event.preventDefault();
    dialog.close();
  } else if ('asks' in link.dataset) {
    event.preventDefault();
    void ask('GET', link.href).then((answer) => {
      if (!answer || !shown(answer, link)) location.assign(link.href);
    });
  }
});

// before the listener that keeps a form from being sent twice: a form that is asked about here stays free to be sent again
document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  const edits = submitter?.getAttribute('name') === '_edit';
  if (!(form instanceof HTMLFormElement) || edits || !('leadsToDialog' in form.dataset || dialog.contains(form))) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  const pressed = submitter instanceof HTMLButtonElement && !submitter.matches('.form__enter') ? submitter : form.querySelector<HTMLButtonElement>('.button--main');
  pressed?.setAttribute('aria-busy', 'true');
  const address = pressed?.hasAttribute('formaction') ? pressed.formAction : form.action;
  void ask('POST', address, sentBy(form, pressed)).then((answer) => {
    form.removeAttribute('aria-busy');
    pressed?.removeAttribute('aria-busy');
    if (answer && shown(answer, pressed)) sendable(form);
    else if (answer && answer.address.pathname !== new URL(address).pathname) location.assign(answer.address);
    else if (!answer || !putInPlace(answer)) sendPlainly(form, pressed, address);
  });
}, { capture: true });

/** The page the form was answered with, in place of the one that stands: the server has judged the submission and must not be asked again. */
function putInPlace({ page, address }: Answer): boolean {
  const [stands, answer] = [document.querySelector('main'), page.querySelector('main')];
  if (stands === null || answer === null) return false;
  all('script', answer).forEach((part) => part.remove());
  if (dialog.open) {
    dialog.dataset.leave = '';
    opener = null;
    dialog.close();
  }
  const main = document.importNode(answer, true);
  stands.replaceWith(main);
  document.title = page.title;
  if (address.pathname !== location.pathname) {
    history.pushState(null, '', address);
    addEventListener('popstate', () => location.reload(), { once: true });
  }
  all('form[data-form]', main).forEach((form) => form.dispatchEvent(new Event('formshown', { bubbles: true })));
  (main.querySelector<HTMLElement>('[data-focus]') ?? main).focus();
  return true;
}

function sentBy(form: HTMLFormElement, pressed: HTMLButtonElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') fields.append(name, value);
  });
  if (pressed?.name) fields.append(pressed.name, pressed.value);
  return fields;
}

/** Sent again after a change it is another submission, with another answer to the captcha. */
function sendable(form: HTMLFormElement): void {
  const key = form.querySelector<HTMLInputElement>('input[name="_key"]');
  if (key !== null) key.value = `${key.value.slice(0, 36)}-${String(Date.now())}`;
  form.dispatchEvent(new Event('captchaspent'));
}

/** The same submission once more as the browser sends it, so that its answer becomes the page. */
function sendPlainly(form: HTMLFormElement, pressed: HTMLButtonElement | null, address: string): void {
  if (pressed?.name) {
    const chosen = make('input', '');
    chosen.type = 'hidden';
    chosen.name = pressed.name;
    chosen.value = pressed.value;
    form.append(chosen);
  }
  form.action = address;
  form.submit();
}
