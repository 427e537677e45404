import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { Table } from '#portal/parts/table.tsx';
import type { GuideBlock, GuideInline } from '../guide-blocks.ts';
import type { Chapter } from '../read-guide.ts';
import { words } from './words.ts';

type Of = { chapter: Chapter; page: PageContext };

/** The pieces of a chapter as the portal draws them; a table takes the name of the heading it stands under. */
export function GuideBody({ blocks, ...of }: Of & { blocks: readonly GuideBlock[] }): JSX.Element {
  let under = of.chapter.title;
  return (
    <>
      {blocks.map((block, n) => {
        if (block.kind === 'heading') under = block.content.map(({ text }) => text).join('');
        return <Piece key={n} block={block} under={under} {...of} />;
      })}
    </>
  );
}

function Piece({ block, under, chapter, page }: Of & { block: GuideBlock; under: string }): JSX.Element {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3';
      return <Heading id={block.id}><Sentence parts={block.content} /></Heading>;
    }
    case 'paragraph': return <p><Sentence parts={block.content} /></p>;
    case 'list': {
      const items = block.items.map((item, n) => <li key={n}><Item blocks={item} chapter={chapter} page={page} under={under} /></li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table': return (
      <Table
        caption={`${under} · ${words[page.lang].table}`}
        captionUnseen
        rows={block.rows}
        rowKey={(row) => row.flat().map(({ text }) => text).join('|')}
        columns={block.head.map((title, n) => ({ title, cell: (row: GuideInline[][]) => <Sentence parts={row[n] ?? []} /> }))}
      />
    );
    case 'picture': return <Picture name={block.name} text={block.text} chapter={chapter} page={page} />;
  }
}

/** A step: its sentence without a paragraph of its own, then what belongs to it. */
function Item({ blocks, under, ...of }: Of & { blocks: readonly GuideBlock[]; under: string }): JSX.Element {
  return <>{blocks.map((block, n) => (block.kind === 'paragraph' ? <Sentence key={n} parts={block.content} /> : <Piece key={n} block={block} under={under} {...of} />))}</>;
}

function Picture({ name, text, chapter, page }: Of & { name: string; text: string }): JSX.Element {
  const size = chapter.pictures.get(name) ?? { width: 360, height: 800 };
  return (
    <figure class="guide__picture">
      <img src={page.assets(`guide-${page.lang}-${name}`)} width={size.width} height={size.height} alt={text} loading="lazy" decoding="async" />
      <figcaption aria-hidden="true">{text}</figcaption>
    </figure>
  );
}

function Sentence({ parts }: { parts: readonly GuideInline[] }): JSX.Element {
  return (
    <>
      {parts.map((part, n) => {
        switch (part.kind) {
          case 'text': return part.text;
          case 'strong': return <strong key={n}>{part.text}</strong>;
          case 'link': return <a key={n} href={part.href}>{part.text}</a>;
        }
      })}
    </>
  );
}
