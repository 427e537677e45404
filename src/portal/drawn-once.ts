import type { JSX } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';

/** Beyond so many drawings of one kind the next are drawn as they come: a key that somebody could type must not fill the memory. */
const MOST = 200;

/**
 * A part of a page that is the same for everybody who has the same key: drawn at its first use and kept as markup, so that a page of one's own draws only what is one's own. `owner` is what the drawing
 * ends with (the installation's assets, the words of a language). All that the part shows must follow from owner and key.
 */
export function drawnOnce<P>(of: (props: P) => { owner: object; key: string }, draw: (props: P) => JSX.Element): (props: P) => JSX.Element {
  const kept = new WeakMap<object, Map<string, string>>();
  return (props) => {
    const { owner, key } = of(props);
    const drawings = kept.get(owner) ?? new Map<string, string>();
    kept.set(owner, drawings);
    const markup = drawings.get(key) ?? renderToString(draw(props));
    if (drawings.size < MOST) drawings.set(key, markup);
    return jsxTemplate([markup]);
  };
}
