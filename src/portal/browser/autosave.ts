import { isChanged, make, wordsIn } from './dom.ts';
import { bodyOf, sendJson } from './form-body.ts';
import { dropDraft, keepDraft, putBack } from './keep-draft.ts';
import { pauseAfter } from './pauses.ts';
import { beijingClock, serverNow } from './server-time.ts';

const QUIET = 1500;

/** Sends the draft a moment after the last change. A lost connection is said, and tried again when it returns; until then, and only then, the window keeps a copy that a reload does not lose. */
export function runAutosave(form: HTMLFormElement): void {
  const [method = 'POST', url] = (form.dataset.autosave ?? '').split(' ');
  const status = form.querySelector('[data-saved]');
  if (!url || status === null) return;
  const [saving = '', saved = '', notSaved = '', putBackText = ''] = wordsIn(form, 'autosaveWords');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changed = false;
  let underway = false;
  let failures = 0;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  };
  const save = async (keepalive = false) => {
    if (!changed || underway) return;
    clearTimeout(timer);
    changed = false;
    underway = true;
    status.textContent = `${saving}…`;
    try {
      const reply = await sendJson(method, url, bodyOf(form), keepalive);
      if (reply.status >= 500 || reply.status === 429) throw new Error(String(reply.status));
      // A draft the server does not take is told when the form is sent, at its fields; until then it is simply not called saved.
      failures = 0;
      dropDraft();
      status.textContent = reply.ok ? `${saved} ${beijingClock(serverNow())}` : '';
    } catch {
      changed = true;
      failures++;
      keepDraft(form);
      status.textContent = notSaved;
    }
    underway = false;
    if (changed) later(failures > 0 ? pauseAfter(failures + 1) : QUIET);
  };
  const note = () => {
    changed = true;
    if (!navigator.onLine || failures > 0) keepDraft(form);
    later(QUIET);
  };
  form.addEventListener('input', note);
  form.addEventListener('change', note);
  form.addEventListener('submit', () => {
    changed = false;
    clearTimeout(timer);
    if (navigator.onLine) dropDraft();
  });
  form.addEventListener('unsent', () => keepDraft(form));
  addEventListener('online', () => void save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save(true);
  });
  const typedBefore = Array.from(form.elements).some(isChanged);
  if (putBack(form)) {
    const told = make('p', 'notice', putBackText);
    told.setAttribute('role', 'status');
    form.prepend(told);
  }
  // after what was put back: a copy that is kept now must not take its place
  if (typedBefore) note();
}
