/** Every element that matches, as a list. */
export function all<E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E[] {
  return Array.from(within.querySelectorAll<E>(selector));
}

/** The words the server wrote for the script into this attribute, parted by `|`. */
export function wordsIn(element: HTMLElement, name = 'words'): string[] {
  return (element.dataset[name] ?? '').split('|');
}

/** A new element with a class and text. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Whether a field holds something else than the page came with: chosen or typed before the script was there, or put back by the browser. */
export function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== Math.max(0, Array.from(field.options).findLastIndex((option) => option.defaultSelected));
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) return field.checked !== field.defaultChecked;
  return (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== field.defaultValue;
}
