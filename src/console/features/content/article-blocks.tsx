import type { JSX } from 'react';
import type { ArticleBlock, ArticleInline } from '#contracts/content.ts';

/** The body of an article as readers will see it. */
export function ArticleBlocks({ blocks }: { blocks: readonly ArticleBlock[] }): JSX.Element {
  return <div className="grid gap-3">{blocks.map((block, at) => <Block key={at} block={block} />)}</div>;
}

function Block({ block }: { block: ArticleBlock }): JSX.Element {
  switch (block.kind) {
    case 'heading': return <h3><Inlines parts={block.content} /></h3>;
    case 'paragraph': return <p className="whitespace-pre-line"><Inlines parts={block.content} /></p>;
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}><Inlines parts={item} /></li>);
      return block.ordered ? <ol className="list-decimal pl-6">{items}</ol> : <ul className="list-disc pl-6">{items}</ul>;
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
          case 'link': return <a key={at} href={part.href} target="_blank" rel="noreferrer">{part.text}</a>;
        }
      })}
    </>
  );
}
