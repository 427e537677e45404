import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** A piece of a sentence. */
export type GuideInline = { kind: 'text' | 'strong'; text: string } | { kind: 'link'; text: string; href: string };
/** A piece of a chapter. A list's item holds pieces of its own, for pictures and tables within a step. */
export type GuideBlock =
  | { kind: 'heading'; level: 2 | 3; id: string; content: GuideInline[] }
  | { kind: 'paragraph'; content: GuideInline[] }
  | { kind: 'list'; ordered: boolean; items: GuideBlock[][] }
  | { kind: 'table'; head: string[]; rows: GuideInline[][][] }
  | { kind: 'picture'; name: string; text: string };

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type Phrase = Extract<Node, { type: 'paragraph' }>['children'][number];

/** The title of a chapter and its pieces. Throws on Markdown that pages have no look for: the guide is ours, and must not use it. */
export function readChapter(markdown: string): { title: string; blocks: GuideBlock[] } {
  const [first, ...rest] = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;
  if (first?.type !== 'heading' || first.depth !== 1) throw new Error('a chapter begins with its title');
  return { title: plain(first.children), blocks: rest.flatMap(blockOf) };
}

/** The fragment of a heading as the documentation site makes it, so that links work in both places. */
export function headingId(text: string): string {
  return text.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-').replaceAll(/-{2,}/g, '-').replaceAll(/^-+|-+$/g, '').toLowerCase();
}

function blockOf(node: Node): GuideBlock[] {
  switch (node.type) {
    case 'heading': {
      const content = inlines(node.children);
      return [{ kind: 'heading', level: node.depth === 2 ? 2 : 3, id: headingId(plain(node.children)), content }];
    }
    case 'paragraph': {
      const [only, ...more] = node.children;
      if (only?.type === 'image' && more.length === 0) return [{ kind: 'picture', name: only.url.replace(/^pictures\//, ''), text: only.alt ?? '' }];
      return [{ kind: 'paragraph', content: inlines(node.children) }];
    }
    case 'list': return [{ kind: 'list', ordered: node.ordered === true, items: node.children.map((item) => item.children.flatMap(blockOf)) }];
    case 'table': {
      const [head, ...rows] = node.children.map((row) => row.children.map((cell) => inlines(cell.children)));
      return [{ kind: 'table', head: (head ?? []).map((cell) => cell.map(({ text }) => text).join('')), rows }];
    }
    default: throw new Error(`the guide uses Markdown that its pages cannot show: ${node.type}`);
  }
}

function inlines(nodes: readonly Phrase[]): GuideInline[] {
  return nodes.map((node): GuideInline => {
    switch (node.type) {
      case 'text': return { kind: 'text', text: node.value };
      case 'inlineCode': return { kind: 'text', text: node.value };
      case 'strong': return { kind: 'strong', text: plain(node.children) };
      case 'link': return { kind: 'link', text: plain(node.children), href: addressOf(node.url) };
      default: throw new Error(`the guide uses Markdown that its pages cannot show: ${node.type}`);
    }
  });
}

/** A chapter's file → its page. */
function addressOf(url: string): string {
  const [file = '', hash] = url.split('#');
  const page = file === '' ? '' : file === 'index.md' ? '/guide' : `/guide/${file.replace(/\.md$/, '')}`;
  return `${page}${hash === undefined ? '' : `#${hash}`}`;
}

const plain = (nodes: readonly Phrase[]): string => inlines(nodes).map(({ text }) => text).join('');
