import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ArticleBlock, ArticleInline } from '#contracts/content.ts';

type Root = ReturnType<typeof fromMarkdown>;
type Flow = Root['children'][number];
type Phrase = Extract<Flow, { type: 'paragraph' }>['children'][number];

/** The body of an article as headings, paragraphs and lists; every other mark, HTML above all, is shown as it was typed. */
export function blocksOf(body: string): ArticleBlock[] {
  return fromMarkdown(body).children.flatMap((node) => blockOf(node, body));
}

/** Links of a body that lead nowhere safe: neither a page of ours nor the web. */
export function unsafeLinks(body: string): string[] {
  const found: string[] = [];
  const visit = (node: Root | Flow | Phrase | { type: string }): void => {
    if ('url' in node && node.type === 'link' && !isSafe(node.url)) found.push(node.url);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(body));
  return found;
}

function blockOf(node: Flow, source: string): ArticleBlock[] {
  switch (node.type) {
    case 'heading': return [{ kind: 'heading', content: inlines(node.children, source) }];
    case 'paragraph': return [{ kind: 'paragraph', content: inlines(node.children, source) }];
    case 'list': return [{ kind: 'list', ordered: node.ordered === true, items: node.children.map((item) => item.children.flatMap((part) => (part.type === 'paragraph' ? inlines(part.children, source) : asTyped(part, source)))) }];
    case 'blockquote': return node.children.flatMap((inner) => blockOf(inner, source));
    case 'thematicBreak': return [];
    default: return [{ kind: 'paragraph', content: asTyped(node, source) }];
  }
}

function inlines(nodes: readonly Phrase[], source: string): ArticleInline[] {
  return nodes.flatMap((node): ArticleInline[] => {
    switch (node.type) {
      case 'text': return [{ kind: 'text', text: node.value }];
      case 'break': return [{ kind: 'break' }];
      case 'strong': return [{ kind: 'strong', text: plain(inlines(node.children, source)) }];
      case 'emphasis': return inlines(node.children, source);
      case 'link': return isSafe(node.url) ? [{ kind: 'link', text: plain(inlines(node.children, source)), href: node.url }] : asTyped(node, source);
      default: return asTyped(node, source);
    }
  });
}

const plain = (parts: readonly ArticleInline[]): string => parts.map((p) => (p.kind === 'break' ? ' ' : p.text)).join('');

function asTyped(node: Flow | Phrase | { type: string; position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined }, source: string): ArticleInline[] {
  return [{ kind: 'text', text: source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0) }];
}

/** A page of ours (one slash: two would be another host) or the web. */
function isSafe(href: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(href) || /^\/(?![/\\])[^\s]*$/.test(href);
}
