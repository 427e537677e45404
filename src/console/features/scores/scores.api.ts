import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { CancelExamDay, ExamDayEntries, ExamDayFileOutcome, RecordExamDay } from '#contracts/exam-day.ts';
import { DecidePassVoid, PassVoids, ProposePassVoid } from '#contracts/pass-voids.ts';
import { DecideRecheck, ProposeRecheck, Rechecks, type RecheckState } from '#contracts/rechecks.ts';
import { ScoreSheet } from '#contracts/score-look-up.ts';
import { HoldScore, MoveRelease, ProposeRelease, ScoreHolds, ScoreReleaseView, TrialQuery } from '#contracts/score-release.ts';
import { ScoreStatistics } from '#contracts/score-statistics.ts';
import { LeaveOut, MoveImport, ScoreFaults, ScoreImport, ScoreImports, ScoreSittings } from '#contracts/scores.ts';
import { call, route } from '../../shared/api/call.ts';

const SITTING = '/api/staff/score-sittings/:id';
const IMPORT = '/api/staff/score-imports/:id';

/** The addresses of scores: files, exam-day data, single people, release, figures and re-checks. */
export const scoresApi = {
  sittings: route({ method: 'GET', path: '/api/staff/score-sittings', ok: ScoreSittings }),
  imports: route({ method: 'GET', path: `${SITTING}/imports`, ok: ScoreImports }),
  send: route({ method: 'POST', path: '/api/staff/score-imports', ok: ScoreImport }),
  faults: route({ method: 'GET', path: `${IMPORT}/faults`, ok: ScoreFaults }),
  leaveOut: route({ method: 'POST', path: `${IMPORT}/left-out`, body: LeaveOut, ok: ScoreImport }),
  move: {
    propose: route({ method: 'POST', path: `${IMPORT}/proposal`, body: MoveImport, ok: ScoreImport }),
    approve: route({ method: 'POST', path: `${IMPORT}/approval`, body: MoveImport, ok: ScoreImport }),
    return: route({ method: 'POST', path: `${IMPORT}/return`, body: MoveImport, ok: ScoreImport }),
    withdraw: route({ method: 'POST', path: `${IMPORT}/withdrawal`, body: MoveImport, ok: ScoreImport }),
    ask_back: route({ method: 'POST', path: `${IMPORT}/taking-back`, body: MoveImport, ok: ScoreImport }),
    keep: route({ method: 'POST', path: `${IMPORT}/taking-back/refusal`, body: MoveImport, ok: ScoreImport }),
    take_back: route({ method: 'POST', path: `${IMPORT}/taking-back/approval`, body: MoveImport, ok: ScoreImport }),
  },
  examDay: route({ method: 'GET', path: `${SITTING}/exam-day`, ok: ExamDayEntries }),
  record: route({ method: 'POST', path: `${SITTING}/exam-day`, body: RecordExamDay, ok: ExamDayEntries }),
  cancelRecord: route({ method: 'POST', path: `${SITTING}/exam-day/cancelled`, body: CancelExamDay, ok: ExamDayEntries }),
  examDayFile: route({ method: 'POST', path: `${SITTING}/exam-day/files`, ok: ExamDayFileOutcome }),
  release: route({ method: 'GET', path: `${SITTING}/release`, ok: ScoreReleaseView }),
  proposeRelease: route({ method: 'PUT', path: `${SITTING}/release`, body: ProposeRelease, ok: ScoreReleaseView }),
  moveRelease: {
    approve: route({ method: 'POST', path: `${SITTING}/release/approval`, body: MoveRelease, ok: ScoreReleaseView }),
    return: route({ method: 'POST', path: `${SITTING}/release/return`, body: MoveRelease, ok: ScoreReleaseView }),
  },
  trial: route({ method: 'POST', path: `${SITTING}/trials`, body: TrialQuery, ok: ScoreSheet }),
  holds: route({ method: 'GET', path: `${SITTING}/holds`, ok: ScoreHolds }),
  hold: route({ method: 'POST', path: `${SITTING}/holds`, body: HoldScore, ok: ScoreHolds }),
  lift: route({ method: 'POST', path: `${SITTING}/holds/lifted`, body: HoldScore, ok: ScoreHolds }),
  statistics: route({ method: 'GET', path: `${SITTING}/statistics`, ok: ScoreStatistics }),
  rechecks: route({ method: 'GET', path: `${SITTING}/rechecks`, ok: Rechecks }),
  proposeRecheck: route({ method: 'POST', path: `${SITTING}/rechecks/outcomes`, body: ProposeRecheck, ok: Rechecks }),
  voids: route({ method: 'GET', path: `${SITTING}/pass-voids`, ok: PassVoids }),
  proposeVoid: route({ method: 'POST', path: `${SITTING}/pass-voids`, body: ProposePassVoid, ok: PassVoids }),
  decideVoid: route({ method: 'POST', path: `${SITTING}/pass-voids/decisions`, body: DecidePassVoid, ok: PassVoids }),
  decideRecheck: route({ method: 'POST', path: `${SITTING}/rechecks/decisions`, body: DecideRecheck, ok: Rechecks }),
};

export const sittingsQuery = queryOptions({ queryKey: ['scores', 'sittings'], queryFn: ({ signal }) => call(scoresApi.sittings, { signal }) });
/** While the background works on a file, it is asked again. */
const LOOK_AGAIN = 1_500;
const MOVING: readonly string[] = ['preparing', 'checking', 'loading'];
export const importsQuery = (id: string) => queryOptions({
  queryKey: ['scores', id, 'imports'], queryFn: ({ signal }) => call(scoresApi.imports, { params: { id }, signal }),
  refetchInterval: (query) => (query.state.data?.imports.some((i) => MOVING.includes(i.state)) ? LOOK_AGAIN : false),
});
export const faultsQuery = (id: string, kind: string, after: string) => queryOptions({ queryKey: ['scores', 'faults', id, kind, after], queryFn: ({ signal }) => call(scoresApi.faults, { params: { id }, query: { kind, after }, signal }), placeholderData: keepPreviousData });
export const examDayQuery = (id: string, after: string) => queryOptions({ queryKey: ['scores', id, 'exam-day', after], queryFn: ({ signal }) => call(scoresApi.examDay, { params: { id }, query: { after }, signal }), placeholderData: keepPreviousData, refetchInterval: (query) => (query.state.data && query.state.data.closed !== null ? 15_000 : false) });
export const releaseQuery = (id: string) => queryOptions({
  queryKey: ['scores', id, 'release'], queryFn: ({ signal }) => call(scoresApi.release, { params: { id }, signal }), refetchInterval: (query) => (query.state.data?.state === 'making' ? LOOK_AGAIN : false),
});
export const holdsQuery = (id: string, after: string) => queryOptions({ queryKey: ['scores', id, 'holds', after], queryFn: ({ signal }) => call(scoresApi.holds, { params: { id }, query: { after }, signal }), placeholderData: keepPreviousData });
export const voidsQuery = (id: string) => queryOptions({ queryKey: ['scores', id, 'voids'], queryFn: ({ signal }) => call(scoresApi.voids, { params: { id }, signal }) });
export const statisticsQuery = (id: string) => queryOptions({ queryKey: ['scores', id, 'statistics'], queryFn: ({ signal }) => call(scoresApi.statistics, { params: { id }, signal }), staleTime: 60_000 });
export const rechecksQuery = (id: string, state: RecheckState, after: string) => queryOptions({ queryKey: ['scores', id, 'rechecks', state, after], queryFn: ({ signal }) => call(scoresApi.rechecks, { params: { id }, query: { state, after }, signal }), placeholderData: keepPreviousData });

/** Where the outcome letter of a re-check (成绩复查结果通知书) is drawn. */
export const letterPath = (id: string, r: { application: string; subject: string }): string => `/api/staff/score-sittings/${id}/rechecks/${r.application}/${r.subject}/letter`;
