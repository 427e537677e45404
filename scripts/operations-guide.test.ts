import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..');
const guide = ['docs/operations/sitting-year.md', ...globSync('docs/operations/sitting-year/*.md', { cwd: root })].map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
const pictures = globSync('docs/operations/pictures/*.webp', { cwd: root });

/** The console is a program of its own: its words are read at run time, as their shape promises. */
async function menuOfConsole(): Promise<Map<string, string[]>> {
  const at = (file: string): Promise<unknown> => import(pathToFileURL(join(root, file)).href);
  const { zh } = z.object({ zh: z.object({ groups: z.record(z.string(), z.string()), nav: z.record(z.string(), z.string()) }) }).parse(await at('src/console/shared/text/zh.ts'));
  const { SECTIONS } = z.object({ SECTIONS: z.array(z.object({ name: z.string(), group: z.string() })) }).parse(await at('src/console/shell/sections.ts'));
  const menu = new Map<string, string[]>();
  for (const { name, group } of SECTIONS) menu.set(zh.groups[group] ?? '', [...(menu.get(zh.groups[group] ?? '') ?? []), zh.nav[name] ?? '']);
  return menu;
}

describe('the guide of a sitting’s year', () => {
  it('shows only pictures that are there, and no picture lies about unused', () => {
    const shown = guide.flatMap(({ file, text }) => [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, target = '']) => join(dirname(file), target)));
    expect(shown.filter((picture) => !pictures.includes(picture))).toEqual([]);
    expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
  });

  it('keeps its pictures small', () => {
    const sizes = pictures.map((file) => statSync(join(root, file)).size);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2_500_000);
  });

  it('names only what stands in the console’s menu', async () => {
    const menu = await menuOfConsole();
    const named = guide.flatMap(({ file, text }) => [...text.matchAll(new RegExp(`(${[...menu.keys()].join('|')}) → (“?)([^\\n]{2,12})`, 'g'))].map(([whole, group = '', , rest = '']) => ({ file, whole, group, rest })));
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ group, rest }) => !menu.get(group)?.some((name) => rest.startsWith(name))).map(({ file, whole }) => `${file}: ${whole}`)).toEqual([]);
  });

  it('covers every section of the menu', async () => {
    const all = guide.map(({ text }) => text).join('\n');
    const unmentioned = [...(await menuOfConsole())].flatMap(([group, names]) => names.filter((name) => !all.includes(`${group} → ${name}`)).map((name) => `${group} → ${name}`));
    expect(unmentioned).toEqual([]);
  });

  it('links only to chapters and headings that are there', () => {
    const broken = guide.flatMap(({ file, text }) => [...text.matchAll(/[^!]\[[^\]]+\]\(([^)]+\.md)(?:#([^)]+))?\)/g)].flatMap(([, target = '', heading]) => {
      const there = guide.find((one) => one.file === join(dirname(file), target));
      return there !== undefined && (heading === undefined || there.text.includes(`## ${heading}`)) ? [] : [`${file}: ${target}#${heading ?? ''}`];
    }));
    expect(broken).toEqual([]);
  });
});
