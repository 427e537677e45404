import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** The checkout, whose texts the site shows where they lie. */
export const root = resolve(import.meta.dirname, '../..');

/** Texts that are no pages: dependencies, builds, what the tests leave, licences beside data. */
export const notPages = ['**/node_modules/**', 'dist/**', 'var/**', 'seeds/**', 'test-results/**', 'migrations/**', 'e2e/**', '**/.tsbuild/**', 'README.zh.md'];

/** Where a text of the checkout stands on the site: what is for engineers below `en/`, a folder's README as that folder's page. */
export function placeOf(file: string): string {
  if (file === 'README.md') return 'en/readme.md';
  if (file === 'ARCHITECTURE.md') return 'en/architecture.md';
  if (file === 'CONTRIBUTING.md') return 'en/contributing.md';
  if (file === 'SECURITY.md') return 'security/policy.md';
  if (file === 'deploy/README.md') return 'operations/deploy.md';
  if (file.startsWith('bench/')) return 'en/benches.md';
  if (file.startsWith('src/')) return `en/code/${file.slice('src/'.length).replace(/README\.md$/, 'index.md')}`;
  const inDocs = file.replace(/^docs\//, '').replace(/README\.md$/, 'index.md');
  return /^(decisions|rules)\/|^(glossary|manual-coverage|performance|reliability)\.md$/.test(inDocs) ? `en/${inDocs}` : inDocs;
}

/** The address of a text's page; a folder's own page has the folder's. */
export function linkTo(file: string): string {
  return `/${placeOf(file).replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}`;
}

/** Files that are handed out beside the pages: descriptions a machine reads, examples to begin with. */
export const handedOut = ['docs/interfaces/registries.openapi.json', 'docs/openapi/message-gateway.yaml', 'docs/operations/site/site.example.json'];

/** The site's address of what a link in a text means; `undefined` where it means a file that is not shown. A link to nothing is thrown. */
export function addressOf(href: string, from: string): string | undefined {
  const [path = '', hash] = href.split('#');
  const target = resolve(dirname(from), decodeURIComponent(path));
  if (!existsSync(target)) throw new Error(`${relative(root, from)}: the link to ${href} leads nowhere`);
  if (handedOut.includes(relative(root, target))) return `/files/${basename(target)}`;
  const page = statSync(target).isDirectory() ? ['index.md', 'README.md'].map((name) => join(target, name)).find((file) => existsSync(file)) : target;
  if (page === undefined || !page.endsWith('.md')) return undefined;
  const file = relative(root, page);
  if (/^(seeds|migrations|e2e)\//.test(file) || file === 'README.zh.md') return undefined;
  return `${linkTo(file)}${hash === undefined ? '' : `#${hash}`}`;
}
