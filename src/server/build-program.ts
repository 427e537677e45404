import { buildApp } from './app.ts';
import { listHeavyOpenings } from './heavy-openings.ts';
import { makeKit } from './make-kit.ts';
import { listModules } from './modules.ts';
import { openOutsideWorld } from './outside-world.ts';
import { listPeople } from './people.ts';
import { systemClock, virtualClock } from './platform/clock/clock.ts';
import { migrateJobs } from './platform/jobs/queue.ts';
import { countReplica } from './platform/metrics/count-replica.ts';
import { openMetricsDoor } from './platform/metrics/metrics-door.ts';
import { startTracing } from './platform/tracing/start-tracing.ts';
import type { BuildProgram } from './platform/run-program.ts';
import { refuseDemonstration } from './refuse-demonstration.ts';

/** Puts the program together on an open database: services, job tables, reference data, pages and API. Only production has no clock that can be set. */
export const buildProgram: BuildProgram = async ({ settings, database, logger }) => {
  const { db, pool, owner } = database;
  const endTracing = settings.traces === undefined ? undefined : await startTracing(settings.traces, settings.role);
  await migrateJobs(owner);
  if (settings.mode === 'production') await refuseDemonstration(db);
  const kit = await makeKit({ settings, clock: settings.mode === 'production' ? systemClock : virtualClock(), db, logger });
  if (database.replica) countReplica(kit.metrics, database.replica);
  const outside = openOutsideWorld(kit);
  const modules = listModules(kit, outside);
  const app = await buildApp({ db, pool, kit, people: listPeople(db, kit), modules, outside, nextOpening: listHeavyOpenings(db) });
  for (const module of modules) await module.atStart?.({ db, kit });
  const endings: (() => Promise<void>)[] = [];
  const goAlongside = async () => {
    if (endings.length > 0) return;
    if (settings.metrics) endings.push((await openMetricsDoor(settings.metrics, { db, pool, kit, figures: modules.flatMap((m) => m.figures ?? []) })).close);
    if (settings.role !== 'worker') endings.push(app.rush.run());
    endings.push(...modules.flatMap((m) => m.alongside?.({ db, kit }) ?? []));
  };
  return {
    welcome: modules.flatMap((m) => m.welcome?.(settings.publicUrl) ?? []),
    async listen(address) {
      await app.http.listen(address);
      await goAlongside();
    },
    async startWork() {
      await app.queue.start();
      await goAlongside();
    },
    async stop() {
      await Promise.all(endings.map((end) => end()));
      await app.stop();
      await kit.pdf.close();
      await endTracing?.();
    },
  };
};
