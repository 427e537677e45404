/** Opens a dialog over the page: the rest is inert, and the focus stands on what is wrong, else on the title, so that it is read first. */
export function openModal(dialog: HTMLDialogElement): void {
  dialog.close();
  dialog.dataset.modal = '';
  dialog.showModal();
  const title = dialog.querySelector<HTMLElement>('.dialog__title');
  title?.setAttribute('tabindex', '-1');
  (dialog.querySelector<HTMLElement>('[data-focus]') ?? title)?.focus();
  dialog.scrollTop = 0;
}
