import { all, wordsIn } from './dom.ts';
import { bodyOf, sendJson } from './form-body.ts';

const WAIT = 60;

/** The button of an SMS code: asks without leaving the page, then counts the seconds until it may be pressed again. */
export function runSendCode(form: HTMLFormElement): void {
  for (const button of all<HTMLButtonElement>('button[data-wait]', form)) {
    const told = button.closest('[data-field]')?.querySelector('[data-told]');
    const [again = '', waiting = '', sent = ''] = wordsIn(button);
    const count = (seconds: number) => {
      button.disabled = seconds > 0;
      button.textContent = seconds > 0 ? waiting.replace('0', String(seconds)) : again;
      if (seconds > 0) setTimeout(count, 1000, seconds - 1);
    };
    const wait = Number(button.dataset.wait);
    if (wait > 0) count(wait);
    const { send, sendFields = '' } = button.dataset;
    if (send === undefined) continue;
    button.addEventListener('click', (event) => {
      event.preventDefault();
      button.disabled = true;
      void ask(send, bodyOf(form, sendFields.split(' '))).then((answer) => {
        if (answer === undefined) {
          // What is wrong is said by the page itself, at its fields: send the form as it would be without a script.
          button.disabled = false;
          form.action = button.formAction;
          form.submit();
          return;
        }
        if (told) told.textContent = sent.replace('{}', answer.sentTo ?? '');
        count(answer.waitSeconds ?? WAIT);
      });
    });
  }
}

async function ask(url: string, body: unknown): Promise<{ sentTo?: string; waitSeconds?: number } | undefined> {
  try {
    const reply = await sendJson('POST', url, body);
    if (!reply.ok) return undefined;
    const told: unknown = reply.status === 204 ? {} : await reply.json();
    if (typeof told !== 'object' || told === null) return {};
    return {
      ...('sentTo' in told && typeof told.sentTo === 'string' ? { sentTo: told.sentTo } : {}),
      ...('waitSeconds' in told && typeof told.waitSeconds === 'number' ? { waitSeconds: told.waitSeconds } : {}),
    };
  } catch {
    return undefined;
  }
}
