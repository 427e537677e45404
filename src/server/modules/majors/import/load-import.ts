import type { LoadImport, MajorImportId } from '#contracts/major-imports.ts';
import type { MajorVersionId } from '#contracts/major-versions.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { plainMajor } from '#server/modules/catalogue/index.ts';
import { carryOver } from '../domain/carry-over.ts';
import { linesOfBase } from '../domain/lines-of-table.ts';
import { edit, LINES_MOST } from '../versions/edit-version.ts';
import { appendLines, countLines, deleteLines, lastPlace, readLines } from '../versions/lines.store.ts';
import { putSynonyms } from '../versions/synonyms.store.ts';
import { readBase } from '../versions/versions.store.ts';
import { readVersion, type Tabling } from '../versions/take-version.ts';
import { findImport, lockImport, markLoaded, readGoodLines } from './imports.store.ts';

/** Loads an import into its version (载入), all in one transaction: every row when all are good, or the good ones when that was chosen; one bad row never slips in. */
export async function loadImport(tabling: Tabling, id: MajorImportId, { version, rows, mode }: LoadImport): Promise<Result<MajorVersionId>> {
  const { tx, by, now } = tabling;
  const found = await findImport(tx, id);
  const seen = found && (await readVersion(tabling, found.versionId));
  if (!found || !seen?.ok) return refusedFor('major.import_not_found');
  const done = await edit(tabling, found.versionId, version, 'load', async () => {
    const held = await lockImport(tx, id);
    if (held?.state === 'unmapped') return refusedFor('major.import_unmapped');
    if (held?.state !== 'checked') return refusedFor('major.import_over');
    if (held.good === 0) return refusedFor('major.import_nothing_good');
    if (rows === 'all' && held.good < held.rows) return refusedFor('major.import_has_faults', { params: { bad: held.rows - held.good, rows: held.rows } });
    const there = [...linesOfBase(await readBase(tx, held.versionId)), ...(await readLines(tx, held.versionId))];
    if (mode === 'replace') await deleteLines(tx, held.versionId);
    else if ((await countLines(tx, held.versionId)) + held.good > LINES_MOST) return refusedFor('major.too_many_lines', { params: { most: LINES_MOST } });
    const good = await readGoodLines(tx, id);
    await appendLines(tx, held.versionId, carryOver(good.map((g) => g.line), there, held.mapping), await lastPlace(tx, held.versionId));
    const named = good.flatMap((g) => g.synonyms.map((name) => ({ plainName: plainMajor(name), name, code: g.line.code, source: held.fileName, addedById: by.staffId, addedByName: by.name, addedAt: now })));
    await putSynonyms(tx, held.versionId, [...new Map(named.map((s) => [s.plainName, s])).values()]);
    await markLoaded(tx, id, good.length, new Date(now));
    return ok({ detail: [held.fileName, `+${String(good.length)}`, ...(held.rows > good.length ? [`−${String(held.rows - good.length)}`] : [])] });
  });
  return done.ok ? ok(found.versionId) : done;
}
