import { gatherExpected } from '#server/modules/scores/import/gather-expected.ts';
import { readRollSlice, readReported, readLoaded } from '#server/modules/scores/import/expected.store.ts';
import { checkFile } from '#server/modules/scores/import/check-file.ts';
import { openPlainFile } from '#server/modules/scores/import/lines.ts';
import { loadFile } from '#server/modules/scores/import/load-file.ts';
import { connect } from '#server/platform/db/connect.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { ScoreImportId } from '#contracts/scores.ts';
import { asSuperuser, enrolMany, fileOf } from './support/score-data.ts';
import { spent } from './support/spent.ts';
import { openWorld } from './support/world.ts';
const world = await openWorld();
const N = Number(process.argv[2] ?? 250000);
const db = connect(world.template.app);
try {
  const su = world.server.login('superuser', world.template.owner.database);
  await enrolMany(su, '034-2027-01', N);
  const file = openPlainFile(Buffer.from(fileOf(N).toString().replaceAll(',', '\t')));
  if (!file) throw new Error();
  const id = ScoreImportId.parse('0199c1de-0000-7000-8000-000000000001');
  for (let turn = 0; turn < 4; turn++) {
    const show = async (name: string, work: () => Promise<unknown>) => { const c0 = process.cpuUsage(); const s = await spent(world.folder, work); const c = process.cpuUsage(c0); console.log(turn, name, 'clock', s.seconds.toFixed(2), 'cpu', s.cpuSeconds.toFixed(2), 'own cpu', ((c.user + c.system) / 1e6).toFixed(2)); };
    await show('roll slices only', () => inTransaction(db, async (tx) => { let after = ''; for (;;) { const s = await readRollSlice(tx, '034-2027-01', after, 20000); if (!s) break; after = s.last; } }));
    let e: any;
    await show('gather', async () => { e = await inTransaction(db, (tx) => gatherExpected(tx, '034-2027-01')); });
    await show('survey', async () => { const s = await checkFile(file, e).survey(() => Promise.resolve()); if (!s.sound) throw new Error('unsound'); });
    await asSuperuser(su, (c) => c.query('checkpoint'));
    await show('loaded', () => inTransaction(db, (tx) => loadFile(tx, { sittingId: '034-2027-01', id }, file, () => false)));
    await asSuperuser(su, (c) => c.query("truncate score"));
  }
} finally { await db.destroy(); await world.end(); }
