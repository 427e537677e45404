import { all } from './dom.ts';

/** How what is kept of a form in this window is called: this and the page's path. */
export const DRAFT = 'draft:';

/** Undefined where the browser gives none. */
export function windowStore(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** What is kept of forms begins with the moment until which it may be: what is older goes; where nobody is signed in, and at the sign-out, all of it. */
export function dropDrafts(): void {
  const store = windowStore();
  const drop = (all: boolean) => {
    for (const key of Object.keys(store ?? {})) if (key.startsWith(DRAFT) && (all || !(parseInt(store?.getItem(key) ?? '') > Date.now()))) store?.removeItem(key);
  };
  const signedIn = all<HTMLFormElement>('form.greeting');
  drop(signedIn.length === 0);
  for (const form of signedIn) form.addEventListener('submit', () => drop(true));
}
