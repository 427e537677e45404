import type { PlanState } from '#contracts/seat-plans.ts';

/** How a plan's state looks; its words say it. */
export function stateTone(state: PlanState): string {
  switch (state) {
    case 'frozen': return 'success';
    case 'proposed': return 'warning';
    case 'gathering': case 'allocating': case 'freezing': return 'info';
    case 'committed': case 'closed': case 'drafted': case 'withdrawn': return 'neutral';
  }
}
