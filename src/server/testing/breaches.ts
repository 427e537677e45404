import { readFileSync } from 'node:fs';
import type { BreachView } from '#contracts/breaches.ts';
import { beijingDay } from '#contracts/dates.ts';
import { findSnapshot, readConfirmed } from '#server/modules/applications/index.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, type Reply, type TestApp } from './app.ts';
import { apply, must, readyCandidate, type Candidate } from './candidates.ts';
import type { Colleague } from './staff.ts';

const SCAN = readFileSync(projectPath('seeds/demo/photos/portrait-03.jpg'));
export type CaseOf = { accountId: string; caseId: string };

/** A candidate with a confirmed application of 济南, and its number. */
export async function confirmedCandidate(t: TestApp, sittingId: string, name: string): Promise<{ candidate: Candidate; id: string; number: string }> {
  const candidate = await readyCandidate(t, { name });
  const id = await apply(t, candidate, { sittingId });
  const number = await t.inTx(async (tx) => {
    const snapshot = await findSnapshot(tx, candidate.accountId, id);
    return snapshot ? readConfirmed(t.kit, snapshot.content).number : '';
  });
  return { candidate, id, number };
}

/** What an officer does with cases about breaches, by the API. */
export function breachDesk(t: TestApp) {
  const at = (of: CaseOf) => `/api/staff/breaches/${of.accountId}/${of.caseId}`;
  const read = async (of: CaseOf, who: Colleague) => must(await t.api.get(at(of), { as: who.as })).json<BreachView>();
  const versioned = async (of: CaseOf, who: Colleague, path: string, body: Record<string, unknown>, method: 'post' | 'put' = 'post'): Promise<Reply> => t.api[method](`${at(of)}/${path}`, { version: (await read(of, who)).version, ...body }, { as: who.as });
  const facts = (changes: Record<string, unknown> = {}) => ({
    article: '7', item: 5, subjects: [], occurredOn: beijingDay(t.clock.now()), place: '济南第一考点第 12 考场', facts: '开考 40 分钟后使用藏在衣袖内的无线耳机接收信息，监考人员当场查获', ...changes,
  });
  const open = (who: Colleague, number: string, changes: Record<string, unknown> = {}) => t.api.post('/api/staff/breaches', { person: { by: 'number', number }, ...facts(changes) }, { as: who.as });
  /** A case about somebody without an application, found by name and number. */
  const openAbout = async (who: Colleague, p: { name: string; documentNumber: string }): Promise<CaseOf> =>
    must(await t.api.post('/api/staff/breaches', { person: { by: 'person', name: p.name, documentNumber: p.documentNumber }, ...facts(), examText: '2025 年度一级建造师考试' }, { as: who.as })).json<CaseOf>();
  const attach = (of: CaseOf, who: Colleague, bytes: Buffer = SCAN) => t.api.upload(`${at(of)}/files`, multipartOf({}, [{ field: 'files', fileName: '违纪情况报告单.jpg', contentType: 'image/jpeg', bytes }]), { as: who.as });
  const opened = async (who: Colleague, number: string, changes: Record<string, unknown> = {}): Promise<CaseOf> => {
    const of = must(await open(who, number, changes)).json<CaseOf>();
    must(await attach(of, who));
    return of;
  };
  const notify = (of: CaseOf, who: Colleague, disposition = 'all_void') => versioned(of, who, 'notice', { disposition });
  const receive = (of: CaseOf, candidate: Candidate) => t.api.post(`/api/my/breaches/${of.caseId}/receipt`, {}, { as: candidate.as });
  const say = (of: CaseOf, candidate: Candidate, body: Record<string, string>) => t.api.upload(`/api/my/breaches/${of.caseId}/statements`, multipartOf(body, []), { as: candidate.as });
  const propose = (of: CaseOf, who: Colleague, changes: Record<string, unknown> = {}) => versioned(of, who, 'proposal', {
    disposition: 'all_void', decisionNumber: `鲁人考处字〔2026〕第${of.caseId.slice(-6)}号`, reasons: '上述事实有监考记录、扣押物品照片和现场录像证实，事实清楚，证据充分。', answer: '当事人称耳机未开机，与现场录像不符，不予采纳。', ...changes,
  });
  const decide = (of: CaseOf, who: Colleague, changes: Record<string, unknown> = {}) => versioned(of, who, 'decision', { decision: 'approve', ...changes });
  /** Up to a decision that waits to be served: told, received, answered, proposed by one, approved by the other. */
  const decided = async (one: Colleague, other: Colleague, candidate: Candidate, number: string, changes: Record<string, unknown> = {}, disposition = 'all_void'): Promise<CaseOf> => {
    const of = await opened(one, number, changes);
    must(await notify(of, one, disposition));
    must(await receive(of, candidate));
    must(await say(of, candidate, { answer: 'state', text: '耳机当时没有开机，只是忘记取下。' }));
    must(await propose(of, one, { disposition }));
    must(await decide(of, other));
    return of;
  };
  return { at, read, versioned, facts, open, openAbout, attach, opened, notify, receive, say, propose, decide, decided };
}
