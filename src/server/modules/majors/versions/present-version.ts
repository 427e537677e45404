import type { MajorEditionLine, MajorFindings, MajorLines, MajorTables, MajorVersionId, MajorVersionLine, MajorVersionWhole } from '#contracts/major-versions.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import type { VersionMove } from '#server/kernel/two-person-version.ts';
import { listExams, listMajorTables, listReplacedEditions, type EditionHead } from '#server/modules/catalogue/index.ts';
import { stops, type Found } from '../domain/major-findings.ts';
import { refusalsToMove, refusalsToWrite } from '../domain/version-acts.ts';
import { countLines, pageOfLines } from './lines.store.ts';
import { keptByVersion } from './kept-by-version.ts';
import { findingsBeside, findingsWithin } from './read-findings.ts';
import { listSynonyms } from './synonyms.store.ts';
import { readVersion, seesExams, type Tabling } from './take-version.ts';
import { listMajorActs, listMajorVersions, type MajorVersion } from './versions.store.ts';

export type Looking = Tabling & { lang: Lang };

const LINES_A_PAGE = 50;
const FINDINGS_SHOWN = 200;

/** The tables of the exams somebody works for: editions in force or replaced, and every version people wrote (专业对照表). */
export async function viewTables({ tx, by, lang }: Looking): Promise<MajorTables> {
  const exams = (await listExams(tx)).filter((e) => coversExam(by.jurisdiction, e.code)).map((e) => ({ code: e.code, name: e.name[lang] }));
  const versions = (await listMajorVersions(tx)).filter((v) => seesExams(by.jurisdiction, v.examCodes));
  const inForce = (await listMajorTables(tx)).filter((t) => seesExams(by.jurisdiction, t.examCodes));
  const editions = inForce.map((t) => editionLine(headOf(t), lang, {
    draft: versions.find((v) => v.basedOn === t.version && (v.state === 'draft' || v.state === 'proposed'))?.id ?? null,
    mayCopy: refusalsToWrite(t.examCodes, by.jurisdiction).length === 0,
  }));
  const replaced = (await listReplacedEditions(tx)).filter((e) => seesExams(by.jurisdiction, e.examCodes));
  editions.push(...replaced.map((e) => editionLine(e, lang, { draft: null, mayCopy: false })));
  return { exams, mayEdit: by.jurisdiction.kind === 'nation', editions, versions: versions.map((v) => lineOf(v, lang, editions)) };
}

const headOf = (t: MajorTable): EditionHead => ({ ...t, majors: t.majors.length, synonyms: t.majors.reduce((n, m) => n + m.synonyms.length, 0), replacedBy: null });

function editionLine(e: EditionHead, lang: Lang, more: Pick<MajorEditionLine, 'draft' | 'mayCopy'>): MajorEditionLine {
  const { version, examCodes, educationLevel, appliesFrom, appliesTo, complete, majors, synonyms, replacedBy } = e;
  return { version, title: e.title[lang], examCodes, educationLevel, appliesFrom, appliesTo, complete, majors, synonyms, replacedBy, ...more };
}

function lineOf(v: MajorVersion, lang: Lang, editions: readonly MajorEditionLine[]): MajorVersionLine {
  const { examCodes, educationLevel, appliesFrom, appliesTo } = v.head;
  return { id: v.id, number: v.number, title: v.head.title[lang], examCodes, educationLevel, appliesFrom, appliesTo, state: v.state, basedOn: v.basedOn, basedOnTitle: editions.find((e) => e.version === v.basedOn)?.title ?? v.basedOn, edition: v.edition, writtenBy: v.writerName, changedAt: v.changedAt };
}

/** A version's head with the acts that are open to somebody, and for the others every reason why not. */
export async function viewVersion(looking: Looking, id: MajorVersionId, mayApprove: boolean): Promise<Result<MajorVersionWhole>> {
  const { tx, by, lang } = looking;
  const found = await readVersion(looking, id);
  if (!found.ok) return found;
  const v = found.value;
  const say = (no: Refusal[]) => no.map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') || null;
  const closed = (move: VersionMove) => say(refusalsToMove(move, v, by));
  const asSecond = (move: 'approve' | 'return') => (mayApprove ? closed(move) : say([refuse('request.forbidden')]));
  const base = v.basedOn === null ? undefined : [...(await listMajorTables(tx)), ...(await listReplacedEditions(tx))].find((e) => e.version === v.basedOn);
  return ok({
    id: v.id, number: v.number, basedOn: v.basedOn, basedOnTitle: base?.title[lang] ?? v.basedOn, edition: v.edition, state: v.state, version: v.rowVersion, head: v.head, lineCount: await countLines(tx, id), synonymCount: (await listSynonyms(tx, id)).length,
    exams: (await listExams(tx)).filter((e) => coversExam(by.jurisdiction, e.code)).map((e) => ({ code: e.code, name: e.name[lang] })),
    closed: { edit: closed('edit'), propose: closed('propose'), approve: asSecond('approve'), return: asSecond('return'), withdraw: closed('withdraw') },
    history: await listMajorActs(tx, id),
  });
}

/** A page of a version's lines, those that hold a text when one is looked for. */
export async function viewLines({ tx, by }: Looking, id: MajorVersionId, asked: { search: string; category: string | undefined; after: number }): Promise<Result<MajorLines>> {
  const found = await readVersion({ tx, by }, id);
  if (!found.ok) return found;
  const lines = await pageOfLines(tx, id, { ...asked, limit: LINES_A_PAGE + 1 });
  return ok({ lines: lines.slice(0, LINES_A_PAGE), total: await countLines(tx, id), next: lines.length > LINES_A_PAGE ? (lines[LINES_A_PAGE - 1]?.at ?? null) : null });
}

const keptFindings = keptByVersion<Found[]>();

/** What speaks against a version, at its lines, the gravest first. */
export async function viewFindings(looking: Looking, id: MajorVersionId): Promise<Result<MajorFindings>> {
  const found = await readVersion(looking, id);
  if (!found.ok) return found;
  const findings = [...(await findingsBeside(looking.tx, found.value)), ...(await keptFindings(found.value, () => findingsWithin(looking.tx, found.value)))];
  const stopping = findings.filter(stops);
  const shown = [...stopping, ...findings.filter((f) => !stops(f))].slice(0, FINDINGS_SHOWN);
  return ok({
    total: findings.length, stopping: stopping.length,
    findings: shown.map((f) => ({ code: f.refusal.code, text: refusalText(f.refusal, looking.lang), lineId: f.line?.id ?? null, line: f.line?.at ?? null, stops: stops(f) })),
  });
}
