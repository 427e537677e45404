/** What every page does a little better with a script; without it everything works. Runs after the page stands (module script). */
import { runCountdowns } from './countdowns.ts';
import { all } from './dom.ts';
import { keepOfflinePage } from './keep-offline-page.ts';

runCountdowns();
document.querySelector<HTMLElement>('dialog[open] [data-focus], [data-focus]')?.focus();
for (const button of all('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
// Chromium leaves bold words as they were drawn before the face of a rare character came (生僻字): another kerning has it shape them again
document.fonts.addEventListener('loadingdone', () => { document.body.style.fontKerning = 'normal'; });
keepOfflinePage();
