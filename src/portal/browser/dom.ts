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
