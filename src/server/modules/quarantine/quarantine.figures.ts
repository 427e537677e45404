import { defineFigure } from '#server/platform/metrics/figures.ts';
import { readWaiting } from '#server/platform/scanner/unscanned.store.ts';

const waiting = defineFigure({ name: 'jinbang_files_unscanned', help: 'Files taken while the malware scan was away that wait for it', labels: [], read: async (tx) => [{ labels: {}, value: (await readWaiting(tx)).count }] });

const oldest = defineFigure({
  name: 'jinbang_files_unscanned_seconds', help: 'How long the file that waits longest for the malware scan has waited', labels: [],
  read: async (tx) => {
    const { oldest: since } = await readWaiting(tx);
    return [{ labels: {}, value: since === null ? 0 : Math.max(0, (Date.now() - since) / 1_000) }];
  },
});

/** Figures of what waits for the malware scan (待查毒). */
export const quarantineFigures = [waiting, oldest];
