import type { AddSynonym, MajorLineContent, MajorLineId, MajorVersionId, RemoveSynonym, SaveMajorHead, WriteMajorLine } from '#contracts/major-versions.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { plainMajor } from '#server/modules/catalogue/index.ts';
import { refusalsToWrite } from '../domain/version-acts.ts';
import { appendLines, countLines, deleteLines, findLine, lastPlace, updateLine } from './lines.store.ts';
import { deleteSynonym, putSynonyms } from './synonyms.store.ts';
import { takeVersion, type Tabling } from './take-version.ts';
import { writeMajorVersion, type Act, type MajorVersion, type VersionChange } from './versions.store.ts';

/** The most lines a version holds; the largest official table has some two thousand. */
export const LINES_MOST = 20_000;

type Done = Promise<Result<undefined>>;

/** Saves what a version says of itself; kept whatever is still wrong with it, so that work can be interrupted. */
export async function saveHead(tabling: Tabling, id: MajorVersionId, { version, ...head }: SaveMajorHead): Done {
  const no = refusalsToWrite(head.examCodes, tabling.by.jurisdiction);
  return edit(tabling, id, version, 'save', () => Promise.resolve(no.length > 0 ? refused(no) : ok({ change: { head } })));
}

/** Adds a line at the end. */
export function addLine(tabling: Tabling, id: MajorVersionId, { version, ...line }: WriteMajorLine): Done {
  return edit(tabling, id, version, 'add_line', async () => {
    if ((await countLines(tabling.tx, id)) >= LINES_MOST) return refusedFor('major.too_many_lines', { params: { most: LINES_MOST } });
    await appendLines(tabling.tx, id, [line], await lastPlace(tabling.tx, id));
    return ok({ detail: short(line) });
  });
}

/** Writes one line anew. */
export function changeLine(tabling: Tabling, id: MajorVersionId, lineId: MajorLineId, { version, ...line }: WriteMajorLine): Done {
  return edit(tabling, id, version, 'change_line', async () => {
    if (!(await findLine(tabling.tx, id, lineId))) return refusedFor('major.line_not_found');
    await updateLine(tabling.tx, id, lineId, line);
    return ok({ detail: short(line) });
  });
}

/** Takes one line out. */
export function removeLine(tabling: Tabling, id: MajorVersionId, lineId: MajorLineId, version: number): Done {
  return edit(tabling, id, version, 'remove_line', async () => {
    const line = await findLine(tabling.tx, id, lineId);
    if (!line) return refusedFor('major.line_not_found');
    await deleteLines(tabling.tx, id, lineId);
    return ok({ detail: short(line) });
  });
}

/** Adds a name variant (同义专业名称) that leads to a major of this version; it counts once a second person approved the version. */
export function addSynonym(tabling: Tabling, id: MajorVersionId, { version, name, code, source }: AddSynonym): Done {
  const { by, now, tx } = tabling;
  return edit(tabling, id, version, 'add_synonym', async () => {
    await putSynonyms(tx, id, [{ plainName: plainMajor(name), name, code, source, addedById: by.staffId, addedByName: by.name, addedAt: now }]);
    return ok({ detail: [name, code] });
  });
}

/** Takes a name variant out. */
export function removeSynonym(tabling: Tabling, id: MajorVersionId, { version, name }: RemoveSynonym): Done {
  return edit(tabling, id, version, 'remove_synonym', async () => ((await deleteSynonym(tabling.tx, id, plainMajor(name))) ? ok({ detail: [name] }) : refusedFor('major.synonym_not_found')));
}

const short = ({ code, nameZh }: MajorLineContent) => [code, nameZh];

/** One change of a draft by somebody who may make it: the work, the next row version and its line of history, or nothing. */
export async function edit(tabling: Tabling, id: MajorVersionId, version: number, name: Act['name'], work: (held: MajorVersion) => Promise<Result<{ change?: VersionChange; detail?: string[] }>>): Done {
  const taken = await takeVersion(tabling, id, version, 'edit');
  if (!taken.ok) return taken;
  const done = await work(taken.value);
  if (!done.ok) return done;
  const { change = {}, detail } = done.value;
  await writeMajorVersion(tabling.tx, taken.value, change, { name, by: tabling.by, reason: null, detail }, new Date(tabling.now));
  return ok(undefined);
}
