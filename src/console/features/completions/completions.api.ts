import { queryOptions } from '@tanstack/react-query';
import { CheckPerson, CompletionPeople, CompletionPerson, CompletionSitting, CompletionSittings, SetPublicityDays } from '#contracts/completions.ts';
import { AssignObjection, DecideOutcome, Objections, ObjectionWhole, ProposeOutcome, RegisterObjection, TakeObjection } from '#contracts/objections.ts';
import { MakePublicity, MovePublicity, ProposePublicity, Publicities, PublicityEntries, PublicityWhole } from '#contracts/publicity.ts';
import { call, route } from '../../shared/api/call.ts';

const at = '/api/staff/completion-sittings';
const lists = '/api/staff/publicities';
const cases = '/api/staff/objections';
const moveTo = (act: string) => route({ method: 'POST', path: `${lists}/:id/${act}`, body: MovePublicity, ok: PublicityWhole });

/** The addresses of completion, publicity and objections. */
export const completionsApi = {
  sittings: route({ method: 'GET', path: at, ok: CompletionSittings }), sitting: route({ method: 'GET', path: `${at}/:id`, ok: CompletionSitting }), recompute: route({ method: 'POST', path: `${at}/:id/runs`, ok: CompletionSitting }),
  setDays: route({ method: 'PUT', path: `${at}/:id/publicity-days`, body: SetPublicityDays, ok: CompletionSitting }), people: route({ method: 'GET', path: `${at}/:id/people`, ok: CompletionPeople }),
  person: route({ method: 'GET', path: `${at}/:id/people/:number`, ok: CompletionPerson }), check: route({ method: 'POST', path: `${at}/:id/people/:number/check`, body: CheckPerson, ok: CompletionPerson }),
  lists: route({ method: 'GET', path: lists, ok: Publicities }), make: route({ method: 'POST', path: lists, body: MakePublicity, ok: PublicityWhole }), list: route({ method: 'GET', path: `${lists}/:id`, ok: PublicityWhole }),
  entries: route({ method: 'GET', path: `${lists}/:id/entries`, ok: PublicityEntries }), propose: route({ method: 'POST', path: `${lists}/:id/proposal`, body: ProposePublicity, ok: PublicityWhole }),
  move: { return: moveTo('return'), approve: moveTo('approval'), withdraw: moveTo('withdrawal') },
  register: route({ method: 'POST', path: `${lists}/:id/objections`, body: RegisterObjection, ok: ObjectionWhole }),
  objections: route({ method: 'GET', path: cases, ok: Objections }), objection: route({ method: 'GET', path: `${cases}/:id`, ok: ObjectionWhole }),
  take: route({ method: 'POST', path: `${cases}/:id/taking`, body: TakeObjection, ok: ObjectionWhole }), assign: route({ method: 'POST', path: `${cases}/:id/assignment`, body: AssignObjection, ok: ObjectionWhole }),
  proposeOutcome: route({ method: 'POST', path: `${cases}/:id/proposal`, body: ProposeOutcome, ok: ObjectionWhole }), decide: route({ method: 'POST', path: `${cases}/:id/decision`, body: DecideOutcome, ok: ObjectionWhole }),
};

type Asked = Record<string, string | undefined>;
export const sittingsQuery = queryOptions({ queryKey: ['completions', 'sittings'], queryFn: ({ signal }) => call(completionsApi.sittings, { signal }) });
/** Asked again while it is being computed. */
export const sittingQuery = (id: string) => queryOptions({ queryKey: ['completions', 'sitting', id], queryFn: ({ signal }) => call(completionsApi.sitting, { params: { id }, signal }), refetchInterval: (q) => (q.state.data?.run.finishedAt === null ? 2_000 : false) });
export const peopleQuery = (id: string, query: Asked) => queryOptions({ queryKey: ['completions', 'people', id, query], queryFn: ({ signal }) => call(completionsApi.people, { params: { id }, query, signal }) });
export const personQuery = (id: string, number: string) => queryOptions({ queryKey: ['completions', 'person', id, number], queryFn: ({ signal }) => call(completionsApi.person, { params: { id, number }, signal }), retry: false });
export const listsQuery = (sitting: string, after: string | undefined) => queryOptions({ queryKey: ['publicities', 'of', sitting, after ?? ''], queryFn: ({ signal }) => call(completionsApi.lists, { query: { sitting, after }, signal }) });
/** Asked again while a job is at work on it. */
export const listQuery = (id: string) => queryOptions({ queryKey: ['publicities', 'one', id], queryFn: ({ signal }) => call(completionsApi.list, { params: { id }, signal }), refetchInterval: (q) => (['making', 'closing', 'withdrawing'].includes(q.state.data?.state ?? '') ? 2_000 : false) });
export const entriesQuery = (id: string, query: Asked) => queryOptions({ queryKey: ['publicities', 'entries', id, query], queryFn: ({ signal }) => call(completionsApi.entries, { params: { id }, query, signal }) });
export const objectionsQuery = (query: Asked) => queryOptions({ queryKey: ['objections', 'list', query], queryFn: ({ signal }) => call(completionsApi.objections, { query, signal }) });
export const objectionQuery = (id: string) => queryOptions({ queryKey: ['objections', 'one', id], queryFn: ({ signal }) => call(completionsApi.objection, { params: { id }, signal }) });
