import type { MarkdownRenderer } from 'vitepress';
import { addressOf } from './places.mts';

const ELSEWHERE = /^(?:[a-z]+:|#)/i;

/** Links as they work in the checkout become links of the site; what the site does not show (a source, an address of the running platform) stays as its words. */
export function showLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('links-of-the-checkout', (state) => {
    const from = sourceOf(state.env);
    for (const token of state.tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href === null || ELSEWHERE.test(href)) continue;
      const address = href.startsWith('/') ? undefined : addressOf(href, from);
      if (address === undefined) token.attrs = [['class', 'in-the-checkout'], ['data-href', href]];
      else token.attrSet('href', address);
    }
  });
}

/** The text's own file: `path` is where it stands on the site. */
function sourceOf(env: unknown): string {
  const read = (key: 'realPath' | 'path'): string | undefined => (typeof env === 'object' && env !== null && key in env ? String(Reflect.get(env, key)) : undefined);
  return read('realPath') ?? read('path') ?? '';
}
