// Builds the check-in page of the kits for rooms without a network (考场签到) into one file that needs nothing else: script and style stand in it, and
// its own policy, by their digests, lets it run these and speak to nobody. `node scripts/build-exam-kit.mjs` writes dist/portal/exam-kit.html.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { browserslistToTargets, bundle } from 'lightningcss';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'src/portal/islands/exam-kit');

/** Writes the page into a folder. */
export async function buildExamKit(out = path.join(root, 'dist/portal')) {
  const { outputFiles } = await build({
    entryPoints: [path.join(source, 'page.tsx')], bundle: true, minify: true, write: false, format: 'iife', target: 'es2020', charset: 'utf8', legalComments: 'none', jsx: 'automatic', jsxImportSource: 'preact', absWorkingDir: root, logLevel: 'warning',
  });
  const js = outputFiles[0].text.trim().replaceAll('</script', '<\\/script');
  const css = bundle({ filename: path.join(source, 'page.css'), minify: true, targets: browserslistToTargets(['chrome 90', 'safari 15', 'firefox 90']) }).code.toString();
  const digest = (text) => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
  const parts = { SCRIPT: `'${digest(js)}'`, STYLE: `'${digest(css)}'`, CSS: css, JS: js };
  const page = readFileSync(path.join(source, 'page.html'), 'utf8').replaceAll(/'?%(SCRIPT|STYLE|CSS|JS)%'?/g, (_, name) => parts[name]);
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'exam-kit.html'), page);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExamKit();
