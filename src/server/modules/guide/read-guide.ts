import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lang } from '#contracts/refusals.ts';
import { openPicture } from '#server/platform/open-picture.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { readChapter, type GuideBlock } from './guide-blocks.ts';

/** A picture's own pixels; it is shown at half of them at most as wide as the page. */
export type PictureSize = { width: number; height: number };
export type Chapter = { slug: string; title: string; blocks: GuideBlock[]; pictures: ReadonlyMap<string, PictureSize> };

const FOLDERS: Record<Lang, string> = { zh: 'docs/candidates', en: 'docs/en/candidates' };
const read: Partial<Record<Lang, Promise<readonly Chapter[]>>> = {};

/** The chapters of the candidates' guide in their order, read once (they change with the program only). */
export function chaptersOf(lang: Lang): Promise<readonly Chapter[]> {
  return (read[lang] ??= readChapters(projectPath(FOLDERS[lang])));
}

async function readChapters(folder: string): Promise<readonly Chapter[]> {
  const files = (await readdir(folder)).filter((name) => /^\d.*\.md$/.test(name)).toSorted();
  return Promise.all(files.map(async (file) => {
    const { title, blocks } = readChapter(await readFile(join(folder, file), 'utf8'));
    const pictures = await Promise.all(picturesIn(blocks).map(async (name): Promise<[string, PictureSize]> => {
      const { width = 0, height = 0 } = await openPicture(join(folder, 'pictures', name)).metadata();
      return [name, { width, height }];
    }));
    return { slug: file.replace(/\.md$/, ''), title, blocks, pictures: new Map(pictures) };
  }));
}

function picturesIn(blocks: readonly GuideBlock[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'picture' ? [block.name] : block.kind === 'list' ? block.items.flatMap(picturesIn) : []));
}
