import { SittingId } from '#contracts/catalogue.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { SCORE_FAULT_KINDS, SCORE_FILE, type ScoreFaultKind, type ScoreFaults, type ScoreImport, type ScoreImportId } from '#contracts/scores.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { columnName } from '#server/kernel/sheet-text.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { takeSitting, type Scoring } from '../asking.ts';
import { layoutOf } from '../domain/headings.ts';
import { markText } from '../domain/marks.ts';
import { refusalsToMoveImport, type ImportMove } from '../domain/import-acts.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { listFaults, type Fault } from './faults.store.ts';
import { findImport, listImports, type Import } from './imports.store.ts';

/** One import as its reader may see it; outside their exams it does not exist. */
export async function viewImport(scoring: Scoring, id: ScoreImportId): Promise<Result<ScoreImport>> {
  const found = await readImport(scoring, id);
  return found.ok ? ok(await presentImport(scoring, found.value)) : found;
}

/** The files brought for a sitting, the newest first. */
export async function viewImports(scoring: Scoring, sittingId: string): Promise<Result<{ imports: ScoreImport[] }>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const imports = [];
  for (const i of await listImports(scoring.tx, sittingId)) imports.push(await presentImport(scoring, i));
  return ok({ imports });
}

async function readImport(scoring: Scoring, id: ScoreImportId): Promise<Result<Import>> {
  const found = await findImport(scoring.tx, id);
  return found && (await takeSitting(scoring, found.sittingId)).ok ? ok(found) : refusedFor('score.import_not_found');
}

async function presentImport({ tx, lang, by }: Scoring, i: Import): Promise<ScoreImport> {
  const closed = (move: ImportMove, permission: 'score.import' | 'score.approve') => {
    if (!by.permissions.includes(permission)) return refusalText(forbidden(permission), lang);
    const no = refusalsToMoveImport(move, i, by);
    return no.length === 0 ? null : no.map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ');
  };
  return {
    id: i.id, sitting: SittingId.parse(i.sittingId), sittingName: await catalogueNames(tx, lang).sitting(i.sittingId), version: i.rowVersion, state: i.state, fileName: i.fileName, bytes: i.bytes, sha256: i.digest.toString('hex'), encoding: i.encoding,
    headings: i.headings, refusal: i.refusal && refusalText({ code: i.refusal }, lang), progress: progressOf(i), rows: Math.max(0, i.readRows - (i.headerRow ?? 0)), marks: i.marks, faults: i.faults, leftOut: i.leftOut,
    faultCounts: SCORE_FAULT_KINDS.flatMap((kind) => { const count = i.faultCounts[kind] ?? 0; return count > 0 ? [{ kind, text: FAULT_WORDS[kind][lang], count }] : []; }),
    loaded: i.loaded, by: i.byName, at: i.at, proposedBy: i.proposedByName, approvedBy: i.approvedByName, loadedAt: i.loadedAt,
    closed: { leaveOut: closed('leave_out', 'score.import'), propose: closed('propose', 'score.import'), return: closed('return', 'score.approve'), approve: closed('approve', 'score.approve'), withdraw: closed('withdraw', 'score.import'), ask_back: closed('ask_back', 'score.import'), keep: closed('keep', 'score.approve'), take_back: closed('take_back', 'score.approve') },
    back: i.backByName === null ? null : { by: i.backByName, reason: i.backReason ?? '' },
  };
}

/** How far the background work is: preparing a tenth, comparing row by row the rest. */
function progressOf(i: Import): number {
  switch (i.state) {
    case 'preparing': return i.textBlobId === null ? 2 : 8;
    case 'checking': return 10 + Math.floor((85 * i.readBytes) / Math.max(1, i.textBytes));
    case 'loading': return 50;
    default: return 100;
  }
}

/** A page of the faults of an import, each at its row and column. */
export async function viewFaults(scoring: Scoring, id: ScoreImportId, where: { kind: ScoreFaultKind | undefined; after: number }): Promise<Result<ScoreFaults>> {
  const found = await readImport(scoring, id);
  if (!found.ok) return found;
  const faults = await listFaults(scoring.tx, id, where, SCORE_FILE.page + 1);
  const shown = faults.slice(0, SCORE_FILE.page);
  return ok({ faults: shown.map((f) => presentFault(f, found.value, scoring.lang)), next: faults.length > SCORE_FILE.page ? (shown.at(-1)?.id ?? null) : null });
}

function presentFault(f: Fault, i: Import, lang: Lang): ScoreFaults['faults'][number] {
  const isMark = f.kind === 'duplicate' || f.kind === 'already_loaded';
  const column = columnOf(f, i);
  return {
    id: f.id, kind: f.kind, row: f.row, column: column === null ? null : columnName(column + 1), heading: column === null ? null : (i.headings[column] ?? null), ticket: f.number, subject: f.subject === null ? null : String(f.subject),
    value: isMark && f.value !== '' ? markText(Number(f.value), lang) : f.value, text: FAULT_WORDS[f.kind][lang], leftOut: f.leftOut,
  };
}

/** The cell to mend: a ticket nobody holds is wrong in its own column, a subject nobody sits too; everything else is kept by the column of the mark. */
function columnOf(f: Fault, i: Import): number | null {
  const layout = layoutOf(i.headings);
  if (f.kind === 'unknown_ticket' && layout) return layout.ticket;
  return f.kind === 'subject_not_sat' && layout?.kind === 'long' ? layout.subject : f.column;
}
