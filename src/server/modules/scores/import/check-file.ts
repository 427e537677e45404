import type { ScoreFaultKind, ScoreImportId } from '#contracts/scores.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { compareMarks, type Expected } from '../domain/compare-marks.ts';
import { addFaults, type NewFault } from './faults.store.ts';
import type { PlainFile } from './lines.ts';
import { readThrough } from './read-marks.ts';

/** Faults that are written by one statement. */
const A_BATCH = 5_000;

/** What a file comes to: `told` marks, and whether anything at all is wrong with it. */
type Survey = { rows: number; marks: number; told: number; sound: boolean };
type Checked = { counts: Partial<Record<ScoreFaultKind, number>>; faults: number; loadable: number };

/**
 * Checks a file of scores (成绩核对) in two looks. `survey` sees every mark and writes nothing, which is all a sound file needs; `writeFaults` reads the file once more, knowing now which marks
 * stand there twice, and writes each fault at its row and column.
 */
export function checkFile(file: PlainFile, expected: Expected) {
  const comparing = compareMarks(expected);

  return {
    /** `after` is told how far the look has come. */
    async survey(after: (come: { readBytes: number; readRows: number; marks: number }) => Promise<void>): Promise<Survey> {
      const found: Survey = { rows: file.headerRow, marks: 0, told: 0, sound: true };
      let [last, person]: [string, number | undefined] = ['', undefined];
      const slices = readThrough(file, (_row, _column, number, subject, mark) => {
        // the rows of one person mostly stand together
        if (number !== last) [last, person] = [number, comparing.personOf(number)];
        if (person !== undefined) comparing.see(person, subject);
        if (comparing.faultsOf(number, person, subject, mark).length > 0) found.sound = false;
        found.marks += 1;
        if (mark !== null) found.told += 1;
      });
      for await (const { faults, lastRow, nextByte } of slices) {
        if (faults.length > 0) found.sound = false;
        found.rows = lastRow;
        await after({ readBytes: nextByte, readRows: lastRow, marks: found.marks });
      }
      for (let person = 0; found.sound && person < expected.kindOf.length; person += 1) found.sound = comparing.missingOf(person).length === 0;
      return found;
    },

    /** Writes every fault down in the order of the file, what it lacks behind; `loadable` are the marks without one. */
    async writeFaults(tx: Tx, id: ScoreImportId): Promise<Checked> {
      const checked: Checked = { counts: {}, faults: 0, loadable: 0 };
      let waiting: NewFault[] = [];
      const add = (fault: NewFault) => {
        checked.faults += 1;
        checked.counts[fault.kind] = (checked.counts[fault.kind] ?? 0) + 1;
        waiting.push(fault);
      };
      const write = async (least: number) => {
        for (; waiting.length >= least && waiting.length > 0; waiting = waiting.slice(A_BATCH)) await addFaults(tx, id, waiting.slice(0, A_BATCH));
      };
      let ofSlice: (NewFault & { row: number })[] = [];
      const slices = readThrough(file, (row, column, number, subject, mark) => {
        const faults = comparing.faultsOf(number, comparing.personOf(number), subject, mark);
        for (const fault of faults) ofSlice.push({ ...fault, row, column, number, subject });
        if (faults.length === 0 && mark !== null) checked.loadable += 1;
      });
      for await (const { faults } of slices) {
        for (const fault of [...ofSlice, ...faults].toSorted((a, b) => a.row - b.row)) add(fault);
        ofSlice = [];
        await write(A_BATCH);
      }
      for (const [number, person] of expected.people) {
        for (const subject of comparing.missingOf(person)) add({ kind: 'missing', row: null, column: null, number, subject, value: '' });
        if (waiting.length >= A_BATCH) await write(A_BATCH);
      }
      await write(1);
      return checked;
    },
  };
}
