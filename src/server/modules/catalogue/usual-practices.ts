import { projectPath } from '#server/platform/project-path.ts';

import type { ProvincePractice } from './domain/sitting-plan.ts';
import { readProvincePractices } from './exam-seeds.ts';

let practices: Promise<ProvincePractice[]> | undefined;

/** How each province usually holds exams (各省报名政策), read once in a process: the file belongs to the program's edition. */
export function usualPractices(): Promise<ProvincePractice[]> {
  return (practices ??= readProvincePractices(projectPath('seeds/reference')));
}
