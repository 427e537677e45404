// Fills holes in package-lock.json: a registry that does not carry the optional packages of every platform lets `npm install` pass
// and leaves them out, and then `npm ci` refuses the file. Their names tell system and processor; their version stands where they are asked for.
// Run after adding a package: `node scripts/complete-lock.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = resolve(dirname(fileURLToPath(import.meta.url)), '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = { arm: 'arm', arm64: 'arm64', x64: 'x64', ia32: 'ia32', ppc64: 'ppc64', riscv64: 'riscv64', s390x: 's390x', wasm32: 'wasm32' };

let filled = 0;
for (const [path, holder] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(holder.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    if (lock.packages[at] || lock.packages[`${path}/${at}`] || !/^\d+\.\d+\.\d+/.test(version)) continue;
    const words = name.split(/[/-]/);
    const system = words.find((word) => SYSTEMS.includes(word));
    const processor = words.find((word) => word in PROCESSORS);
    if (!processor) continue;
    const libc = words.includes('gnu') ? ['glibc'] : words.includes('musl') ? ['musl'] : undefined;
    lock.packages[at] = { version, cpu: [processor], ...(holder.dev && { dev: true }), ...(libc && system === 'linux' && { libc }), optional: true, ...(system && { os: [system] }) };
    filled += 1;
  }
}
const rest = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
if (filled > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(rest) }, null, 2)}\n`);
console.log(`${filled} entries filled`);
