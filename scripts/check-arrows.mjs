// Who may import whom (.dependency-cruiser.cjs), and proof that the check saw the tree: a reader that cannot read TypeScript finds nothing and passes.
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { options, forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

const sources = globSync('{src,scripts,e2e,bench}/**/*.{ts,tsx}').filter((file) => !file.endsWith('.d.ts')).sort();

const { output } = await cruise(sources, { ...options, validate: true, ruleSet: { forbidden } });
const seen = new Set(output.modules.map((module) => module.source));
const unseen = sources.filter((file) => !seen.has(file));
const withImports = output.modules.filter((module) => sources.includes(module.source) && module.dependencies.length > 0).length;

const faults = [...new Set(output.summary.violations.map(({ rule, from, to }) => `${from} → ${to}  (${rule.name}: ${forbidden.find((r) => r.name === rule.name)?.comment ?? ''})`))];
if (unseen.length > 0) faults.push(`${unseen.length} of ${sources.length} files were not read, the first: ${unseen[0]}`);
if (withImports < sources.length / 3) faults.push(`only ${withImports} of ${sources.length} files seem to import anything: the checker cannot read TypeScript`);

for (const fault of faults) console.error(fault);
console.log(`arrows: ${sources.length} files, ${output.summary.totalDependenciesCruised} imports, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
