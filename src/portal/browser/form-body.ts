import { all } from './dom.ts';

type Value = string | Value[] | Nested;
type Nested = { [name: string]: Value };

const PRIVATE = /^(_|captcha\.)/;

/** The fields of a form as its endpoint takes them: `educations.0.school` becomes an object within an object; keys, captcha, passwords and files stay out. */
export function bodyOf(form: HTMLFormElement, only?: readonly string[]): Value {
  const body: Nested = {};
  const secret = new Set(all<HTMLInputElement>('[autocomplete$=password]', form).map((input) => input.name));
  new FormData(form).forEach((value, name) => {
    if (typeof value !== 'string' || secret.has(name) || (only === undefined ? PRIVATE.test(name) : !only.some((wanted) => name === wanted || name.startsWith(`${wanted}.`)))) return;
    const path = name.split('.');
    const last = path.pop() ?? '';
    let at = body;
    for (const step of path) {
      const inner = at[step];
      if (typeof inner === 'object' && !Array.isArray(inner)) at = inner;
      else at = at[step] = {};
    }
    const before = at[last];
    at[last] = typeof before === 'string' ? [before, value] : Array.isArray(before) ? [...before, value] : value;
  });
  return listsWhereNumbered(body);
}

/** `{ 0: …, 1: … }` is a list, as the server reads it too. */
function listsWhereNumbered(value: Value): Value {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, Value] => [name, listsWhereNumbered(inner)]);
  const numbered = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  return numbered ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** Sends JSON to this site and answers what came back. */
export function sendJson(method: string, url: string, body: unknown, keepalive = false): Promise<Response> {
  return fetch(url, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    credentials: 'same-origin',
    keepalive,
  });
}
