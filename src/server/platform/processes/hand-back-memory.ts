import { Session } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';
import type { Kit } from '../kit.ts';

const LOOK_MS = 4_000;
/** Looks in a row without work until a process counts as idle. */
const LOOKS = 2;
/** The part of its time an idle process may be at work, with its beats and schedules. */
const BUSY = 0.15;

/** Hears how busy the process was between two looks (0 to 1), and says once in every idle spell that it has begun. */
export function noticeIdleness(): (busy: number) => boolean {
  let quiet = 0;
  return (busy) => {
    quiet = busy < BUSY ? quiet + 1 : 0;
    return quiet === LOOKS;
  };
}

/**
 * Hands memory back to the machine once in every idle spell: after the start, after the rush of a day. V8 keeps the pages it emptied for work to come, a fifth of an
 * idle program. Everything stands still for a tenth of a second, and nobody is there to notice. Answers how to end it.
 */
export function handBackMemoryWhenIdle({ logger }: Pick<Kit, 'logger'>, lookMs = LOOK_MS): () => Promise<void> {
  const isIdleNow = noticeIdleness();
  let before = performance.eventLoopUtilization();
  let working: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    if (!isIdleNow(performance.eventLoopUtilization(before).utilization)) {
      before = performance.eventLoopUtilization();
      return;
    }
    await collectGarbage().catch((error: unknown) => { logger.warn({ err: error }, 'memory could not be handed back'); });
    before = performance.eventLoopUtilization(); // the collecting itself is no work of anybody's
  };
  const timer = setInterval(() => { working = working.then(look); }, lookMs).unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

/** A full collection that also gives up what is kept in reserve. The inspector is the documented way to ask for one; it listens nowhere. */
async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}
