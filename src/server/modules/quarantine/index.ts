import { declareSchedule } from '#server/platform/jobs/job.ts';
import type { Module } from '#server/platform/module.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { discardBytes, quarantineHandlers, quarantineSchedules, sweepQuarantine } from './quarantine.jobs.ts';
import { quarantineList } from './quarantine.list.ts';
import { quarantineFigures } from './quarantine.figures.ts';
import { quarantineEndpoints } from './quarantine.routes.ts';
import { onScanWaiting, scanWaiting, type Flagged } from './scan-waiting.ts';

export { scanWaiting } from './scan-waiting.ts';
export { askForRelease, destroyFile, releaseFile } from './commands/end-quarantine.ts';

/** Flagged uploads (隔离文件) as the program mounts them; the same scanner that flagged them looks again before a release. */
export function quarantine({ scanner, flagged }: { scanner: FileScanner; flagged: Flagged }): Module {
  return { name: 'quarantine', endpoints: quarantineEndpoints(scanner), lists: [quarantineList], figures: quarantineFigures, jobs: [discardBytes, sweepQuarantine, scanWaiting], handlers: [...quarantineHandlers, onScanWaiting(scanner, flagged)], schedules: [...quarantineSchedules, declareSchedule({ job: scanWaiting, cron: '* * * * *' })] };
}
