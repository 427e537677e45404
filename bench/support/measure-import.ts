import { chmodSync } from 'node:fs';
import type { Login } from '#server/platform/db/roles.ts';
import type { InProcess } from './program.ts';
import { asSuperuser, copyBare, enrolMany, fileOf, importFile, sumOf } from './score-data.ts';
import type { Spent } from './spent.ts';

type Asked = { own: InProcess; login: Login; folder: string; sitting: string; sizes: readonly number[]; turns: number; shuffled: boolean; say: (what: string) => void };

const round = (n: number) => Math.round(n * 100) / 100;
const plain = (of: Spent) => ({ seconds: round(of.seconds), cpuSeconds: round(of.cpuSeconds) });
const median = (of: readonly number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

/** A file of marks checked and loaded beside a bare COPY of the same rows, in turns, so that what else the machine does falls on both; at growing sizes. */
export async function measureImport(asked: Asked) {
  const { folder, sizes, shuffled } = asked;
  chmodSync(folder, 0o777); // the server writes the rows of the bare COPY there
  const measured: Awaited<ReturnType<typeof measureSize>>[] = [];
  for (const examinees of sizes) measured.push(await measureSize(asked, examinees));
  const growth = measured.slice(1).map((m, i) => { const before = measured[i] ?? m; return round(Math.log(m.seconds / before.seconds) / Math.log(m.marks / before.marks)); });
  return { shuffled, sizes: measured, growthExponents: growth };
}

async function measureSize({ own, login, folder, sitting, turns, shuffled, say }: Asked, examinees: number) {
  await enrolMany(login, sitting, examinees);
  const bytes = fileOf(examinees, shuffled);
  say(`a file of ${String(examinees * 4)} marks, ${String(Math.round(bytes.length / 1e6))} MB`);
  const each: Awaited<ReturnType<typeof measureTurn>>[] = [];
  for (let turn = 1; turn <= turns; turn += 1) {
    each.push(await measureTurn({ own, login, folder, sitting }, bytes));
    say(JSON.stringify(each.at(-1)));
  }
  const seconds = median(each.map((e) => e.whole.seconds));
  const ratio = (of: 'ratioToKeyed' | 'ratioToUnkeyed', by: 'byTheClock' | 'byProcessorTime' | 'withPreparing') => median(each.map((e) => e[of][by]));
  return {
    examinees, marks: examinees * 4, seconds, marksPerSecond: Math.round((examinees * 4) / seconds), turns: each,
    medianRatioToKeyed: { byTheClock: ratio('ratioToKeyed', 'byTheClock'), byProcessorTime: ratio('ratioToKeyed', 'byProcessorTime'), withPreparing: ratio('ratioToKeyed', 'withPreparing') }, medianRatioToUnkeyed: ratio('ratioToUnkeyed', 'byTheClock'),
  };
}

async function measureTurn({ own, login, folder, sitting }: Pick<Asked, 'own' | 'login' | 'folder' | 'sitting'>, bytes: Buffer) {
  await asSuperuser(login, (c) => c.query('truncate score'));
  const { prepare, check, load, peakMiB, beforeMiB } = await importFile(own, login, folder, sitting, bytes);
  const { keyed, unkeyed } = await copyBare(login, folder);
  const whole = sumOf(check, load);
  const ratios = (bare: Spent) => ({ byTheClock: round(bare.seconds / whole.seconds), byProcessorTime: round(bare.cpuSeconds / whole.cpuSeconds), withPreparing: round(bare.seconds / sumOf(prepare, whole).seconds) });
  return { ratioToKeyed: ratios(keyed), ratioToUnkeyed: ratios(unkeyed), whole: plain(whole), prepare: plain(prepare), check: plain(check), load: plain(load), copyKeyed: plain(keyed), copyUnkeyed: plain(unkeyed), peakMiB, beforeMiB };
}
