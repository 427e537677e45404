import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { CheckRule, DraftRule, ExamRules, MoveRule, RuleFlips, RuleReading, RuleReplay, RuleTrial, RuleVersionWhole, SaveRule, StartReplay, TrialPerson, TryRule, type RuleText } from '#contracts/rules.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of conditions as data. */
export const rulesApi = {
  list: route({ method: 'GET', path: '/api/staff/rules', ok: ExamRules }),
  read: route({ method: 'GET', path: '/api/staff/rules/:id', ok: RuleVersionWhole }),
  draft: route({ method: 'POST', path: '/api/staff/rules', body: DraftRule, ok: RuleVersionWhole }),
  save: route({ method: 'PUT', path: '/api/staff/rules/:id', body: SaveRule, ok: RuleVersionWhole }),
  move: {
    proposal: route({ method: 'POST', path: '/api/staff/rules/:id/proposal', body: MoveRule, ok: RuleVersionWhole }),
    approval: route({ method: 'POST', path: '/api/staff/rules/:id/approval', body: MoveRule, ok: RuleVersionWhole }),
    return: route({ method: 'POST', path: '/api/staff/rules/:id/return', body: MoveRule, ok: RuleVersionWhole }),
    withdrawal: route({ method: 'POST', path: '/api/staff/rules/:id/withdrawal', body: MoveRule, ok: RuleVersionWhole }),
  },
  check: route({ method: 'POST', path: '/api/staff/rule-checks', body: CheckRule, ok: RuleReading }),
  people: route({ method: 'GET', path: '/api/staff/rule-trials/people', ok: z.object({ people: z.array(TrialPerson) }) }),
  trial: route({ method: 'POST', path: '/api/staff/rule-trials', body: TryRule, ok: RuleTrial }),
  replay: route({ method: 'POST', path: '/api/staff/rules/:id/replays', body: StartReplay, ok: RuleReplay }),
  replays: route({ method: 'GET', path: '/api/staff/rules/:id/replays', ok: z.object({ replays: z.array(RuleReplay) }) }),
  flips: route({ method: 'GET', path: '/api/staff/rule-replays/:id/flips', ok: RuleFlips }),
};

export const examRulesQuery = (exam: string | undefined) => queryOptions({ queryKey: ['rules', 'exam', exam ?? ''], queryFn: ({ signal }) => call(rulesApi.list, { query: { exam }, signal }) });
export const ruleQuery = (id: string) => queryOptions({ queryKey: ['rules', 'one', id], queryFn: ({ signal }) => call(rulesApi.read, { params: { id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });
export const peopleQuery = (exam: string, year: number) => queryOptions({ queryKey: ['rules', 'people', exam, year], queryFn: ({ signal }) => call(rulesApi.people, { query: { exam, year: String(year) }, signal }), staleTime: Infinity });
/** Asked again while a replay is under way. */
export const replaysQuery = (id: string) => queryOptions({ queryKey: ['rules', 'replays', id], queryFn: ({ signal }) => call(rulesApi.replays, { params: { id }, signal, background: true }), refetchInterval: (query) => (query.state.data?.replays.some((r) => r.finishedAt === null) ? 1_500 : false) });
export const flipsQuery = (id: string, after: string | undefined) => queryOptions({ queryKey: ['rules', 'flips', id, after ?? ''], queryFn: ({ signal }) => call(rulesApi.flips, { params: { id }, query: { after }, signal }) });
/** What a text reads like and what speaks against it; the last answer stays shown until the next one comes. */
export const readingQuery = (rule: RuleVersionWhole, text: RuleText, enabled: boolean) => queryOptions({
  queryKey: ['rules', 'reading', rule.id, text], enabled, staleTime: Infinity, gcTime: 10_000, placeholderData: keepPreviousData,
  queryFn: ({ signal }) => call(rulesApi.check, { body: { exam: rule.exam, replaces: rule.replaces, text }, signal }),
});
