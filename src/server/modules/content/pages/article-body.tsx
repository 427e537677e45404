import type { JSX } from 'preact';
import type { ArticleBlock, ArticleInline } from '#contracts/content.ts';

/** The body of an article, drawn from its blocks. */
export function ArticleBody({ blocks }: { blocks: readonly ArticleBlock[] }): JSX.Element {
  return <>{blocks.map((block, at) => <Block key={at} block={block} />)}</>;
}

function Block({ block }: { block: ArticleBlock }): JSX.Element {
  switch (block.kind) {
    case 'heading': return <h2><Inlines parts={block.content} /></h2>;
    case 'paragraph': return <p><Inlines parts={block.content} /></p>;
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}><Inlines parts={item} /></li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Inlines({ parts }: { parts: readonly ArticleInline[] }): JSX.Element {
  return (
    <>
      {parts.map((part, at) => {
        switch (part.kind) {
          case 'text': return part.text;
          case 'strong': return <strong key={at}>{part.text}</strong>;
          case 'break': return <br key={at} />;
          case 'link': return <a key={at} href={part.href} rel="noreferrer">{part.text}</a>;
        }
      })}
    </>
  );
}
