/* What a program did with its time, from the profile that `CPU_PROFILE=<folder>` wrote: shares of functions by themselves and with all they called. `tsx --tsconfig tsconfig.server.json bench/read-profile.ts <file.cpuprofile> [lines]`; speedscope and the browser's developer tools draw the same file as a flame graph. */
import { readFileSync } from 'node:fs';
import { readProfile, sharesOf, type Share } from './support/cpu-profile.ts';

const [file, lines = '40'] = process.argv.slice(2);
if (file === undefined) throw new Error('which profile? bench/read-profile.ts <file.cpuprofile>');
const { busyMs, self, withCalled } = sharesOf(readProfile(readFileSync(file, 'utf8')));
const table = (shares: readonly Share[]) => shares.slice(0, Number(lines)).map((s) => `${(s.share * 100).toFixed(1).padStart(6)} %  ${s.name}`).join('\n');
process.stdout.write(`${String(Math.round(busyMs))} ms busy\n\nby itself\n${table(self)}\n\nwith all it called\n${table(withCalled)}\n`);
