import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingNames } from '#server/platform/config/settings.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const container = read('deploy/Containerfile');
const units = globSync('deploy/*.service', { cwd: root }).sort();

test('the container has two stages, runs as nobody in particular, and is asked how it is', () => {
  expect(container.match(/^FROM /gm)).toHaveLength(2);
  expect(container).toMatch(/^USER 10001:10001$/m);
  expect(container).toMatch(/^HEALTHCHECK .*CMD \["node".*\/readyz/m);
  expect(container).toMatch(/npm ci --ignore-scripts/);
  expect(container.slice(container.lastIndexOf('FROM '))).not.toMatch(/npm (?:ci|install)|COPY \./);
});

test('what the container copies from the checkout is there, and nothing of it belongs to the program’s user', () => {
  const copied = [...container.matchAll(/^COPY --from=build --chown=root:root ((?:\/jinbang\/\S+ )+)/gm)].flatMap(([, list = '']) => list.trim().split(' ')).map((path) => path.replace('/jinbang/', ''));
  expect(copied.length).toBeGreaterThan(6);
  expect(copied.filter((path) => !['node_modules', 'dist'].includes(path) && !existsSync(join(root, path)))).toEqual([]);
});

test.each(units)('%s gives the program its role and takes from it what it does not need', (file) => {
  const unit = read(file);
  const role = /jinbang-(\w+)\.service$/.exec(file)?.[1];
  expect(unit).toContain(`ROLE=${String(role)} `);
  for (const line of ['User=jinbang', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'ProtectSystem=strict', 'PrivateTmp=yes', 'PrivateDevices=yes', 'RestrictNamespaces=yes', 'SystemCallFilter=@system-service', 'LimitCORE=0', 'UMask=0077']) expect(unit.split('\n'), line).toContain(line);
  const stop = Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]);
  expect(stop, 'the program itself ends within forty seconds').toBeGreaterThan(40);
});

test('both roles are there, and every setting they are given is one', () => {
  expect(units.map((file) => /jinbang-(\w+)/.exec(file)?.[1])).toEqual(['web', 'worker']);
  const given = [container, ...units.map(read)].flatMap((text) => [...text.matchAll(/^(?:ENV |Environment=)(.+)$/gm)].flatMap(([, list = '']) => list.split(' ').map((pair) => pair.split('=')[0] ?? '')));
  expect(given.filter((name) => name !== 'NODE_ENV' && !settingNames.includes(name))).toEqual([]);
});
