// What pages load, as it goes over the wire (brotli), against the budgets of the portal and the console. The HTML itself is measured by the browser journeys.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const KB = 1024;
const portal = 'dist/portal';
const names = JSON.parse(readFileSync(join(portal, 'manifest.json'), 'utf8'));
const wire = (...assets) =>
  assets.reduce((sum, name) => {
    const file = join(portal, names[name] ?? fault(`${name} was not built`));
    return sum + statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
  }, 0);
const faults = [];
function fault(text) {
  throw new Error(text);
}

const rows = [
  ['portal: style of every page', wire('portal.css'), 5 * KB],
  ['portal: page that is only read', wire('portal.css', 'enhance.js', 'calendar.css'), 7.5 * KB], // 15 KB with 7 KB of HTML and the heads of answers
  ['portal: form of an anonymous page', wire('portal.css', 'acts.css', 'enhance.js', 'acts.js'), 11 * KB], // 15 KB with 3 KB of HTML
  ['portal: form step', wire('portal.css', 'acts.css', 'enhance.js', 'acts.js', 'form.js'), 15 * KB], // 25 KB with 8 KB of HTML
  ...Object.keys(names).filter((name) => /photo/.test(name) && name.endsWith('.js')).map((name) => [`portal: ${name}`, wire('portal.css', 'acts.css', 'photo.css', 'enhance.js', 'acts.js', name), 46 * KB]),
];
if (existsSync('dist/console/.vite/manifest.json')) {
  const { brotliCompressSync } = await import('node:zlib');
  const manifest = JSON.parse(readFileSync('dist/console/.vite/manifest.json', 'utf8'));
  const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
  const first = new Set();
  const follow = (chunk) => {
    if (first.has(chunk.file)) return;
    first.add(chunk.file);
    for (const name of chunk.imports ?? []) follow(manifest[name]);
  };
  follow(entry);
  const size = (file) => brotliCompressSync(readFileSync(join('dist/console', file))).length;
  rows.push(['console: first load, scripts', [...first].reduce((sum, file) => sum + size(file), 0), 160 * KB]);
  const styles = new Set(Object.values(manifest).flatMap((chunk) => [...(chunk.css ?? []), ...(chunk.file.endsWith('.css') ? [chunk.file] : [])]));
  if (styles.size === 0) faults.push('console: no style was built');
  rows.push(['console: style', [...styles].reduce((sum, file) => sum + size(file), 0), 12 * KB]);
  // a lazy route costs its own file and whatever it imports that is not there yet
  const loads = (chunk, seen = new Set()) => {
    if (!first.has(chunk.file) && !seen.has(chunk.file)) {
      seen.add(chunk.file);
      for (const name of chunk.imports ?? []) loads(manifest[name], seen);
    }
    return seen;
  };
  for (const chunk of Object.values(manifest).filter((c) => c.isDynamicEntry && !first.has(c.file))) rows.push([`console: ${chunk.src}`, [...loads(chunk)].reduce((sum, file) => sum + size(file), 0), 60 * KB]);
}

for (const [what, bytes, budget] of rows) {
  if (bytes > budget) faults.push(what);
  console.log(`${bytes > budget ? 'OVER' : 'ok  '} ${what.padEnd(34)} ${(bytes / KB).toFixed(1).padStart(6)} of ${(budget / KB).toFixed(0)} KB`);
}
process.exitCode = faults.length > 0 ? 1 : 0;
