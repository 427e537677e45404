import { all } from './dom.ts';
import { openModal } from './open-modal.ts';

/** Links with `data-dialog` open the dialog of that id instead of its page; where the browser has no dialogs they stay links. */
export function runDialogs(): void {
  if (typeof HTMLDialogElement === 'undefined') return;
  all<HTMLDialogElement>('dialog[data-open]').forEach(openModal);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-dialog]') : null;
    const dialog = link === null ? null : document.getElementById(link.dataset.dialog ?? '');
    if (!(dialog instanceof HTMLDialogElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openModal(dialog);
  });
}
