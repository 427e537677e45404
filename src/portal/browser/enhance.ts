/** What every page does a little better with a script; without it everything works. Runs after the page stands (module script). */
import { runCountdowns } from './countdowns.ts';
import { runDialogs } from './dialogs.ts';
import { all } from './dom.ts';
import { runForms } from './forms.ts';
import { runPolls } from './polls.ts';
import { runReading } from './reading.ts';
import { runRetry } from './retry.ts';
import { runSubmitOnce } from './submit-once.ts';

runDialogs();
runReading();
runSubmitOnce();
runCountdowns();
runPolls();
runForms();
runRetry();
document.querySelector<HTMLElement>('dialog[open] [data-focus], [data-focus]')?.focus();
for (const button of all('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
// Chromium leaves bold words as they were drawn before the face of a rare character came (生僻字): another kerning has it shape them again
document.fonts.addEventListener('loadingdone', () => { document.body.style.fontKerning = 'normal'; });
