import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ExamLine } from '#contracts/exam-views.ts';
import { Province } from '#contracts/regions.ts';
import { ActivationShown, DecidePosting, FirstPasswordShown, MemberFilter, MemberList, MemberView, OpenMember, PostingList, ProposePosting, SeeAs, WithReason } from '#contracts/staff-people.ts';
import { StaffUserName } from '#contracts/staff.ts';
import { call, route } from '../../shared/api/call.ts';

const Choices = z.array(z.object({ value: z.string(), text: z.string() }));
const withReason = (act: string) => route({ method: 'POST', path: `/api/staff/members/:id/${act}`, body: WithReason, ok: z.object({}) });

/** The addresses of whoever manages staff; narrowed to their jurisdiction by the server. */
export const peopleApi = {
  list: route({ method: 'GET', path: '/api/staff/members', ok: MemberList }),
  one: route({ method: 'GET', path: '/api/staff/members/:id', ok: MemberView }),
  open: route({ method: 'POST', path: '/api/staff/members', body: OpenMember, ok: FirstPasswordShown }),
  suspend: withReason('suspension'),
  restore: withReason('restoration'),
  unlock: withReason('unlocking'),
  resetFactor: withReason('second-factor-reset'),
  resetPassword: route({ method: 'POST', path: '/api/staff/members/:id/password-reset', body: WithReason, ok: FirstPasswordShown }),
  activate: route({ method: 'POST', path: '/api/staff/members/:id/activation', body: WithReason, ok: ActivationShown }),
  propose: route({ method: 'POST', path: '/api/staff/members/:id/postings', body: ProposePosting, ok: z.object({ postingId: z.uuid() }) }),
  postings: route({ method: 'GET', path: '/api/staff/postings', ok: PostingList }),
  decide: route({ method: 'POST', path: '/api/staff/postings/:id/decision', body: DecidePosting, ok: z.object({ staffId: z.string() }) }),
  withdraw: route({ method: 'POST', path: '/api/staff/postings/:id/withdrawal', ok: z.object({ staffId: z.string() }) }),
  seeAs: route({ method: 'POST', path: '/api/staff/see-as', body: SeeAs, ok: z.object({ until: z.number() }) }),
  provinces: route({ method: 'GET', path: '/api/regions/provinces', ok: z.object({ provinces: z.array(Province) }) }),
  prefectures: route({ method: 'GET', path: '/api/regions/prefectures', ok: Choices }),
  points: route({ method: 'GET', path: '/api/review-points', ok: Choices }),
  exams: route({ method: 'GET', path: '/api/exams', ok: z.object({ exams: z.array(ExamLine) }) }),
};

/** What stands in the address of the list. */
export const MemberSearch = MemberFilter.extend({ after: StaffUserName.optional() });
export type MemberSearch = z.infer<typeof MemberSearch>;

const KEPT = 3_600_000;
export const membersQuery = (search: MemberSearch) => queryOptions({ queryKey: ['people', 'list', search], queryFn: ({ signal }) => call(peopleApi.list, { query: search, signal }) });
export const memberQuery = (id: string) => queryOptions({ queryKey: ['people', 'one', id], queryFn: ({ signal }) => call(peopleApi.one, { params: { id }, signal }) });
export const postingsQuery = (after: string | undefined) => queryOptions({ queryKey: ['people', 'postings', after ?? ''], queryFn: ({ signal }) => call(peopleApi.postings, { query: { after }, signal }) });
export const provincesQuery = queryOptions({ queryKey: ['provinces'], queryFn: ({ signal }) => call(peopleApi.provinces, { signal }), staleTime: KEPT });
export const examsQuery = queryOptions({ queryKey: ['exams'], queryFn: ({ signal }) => call(peopleApi.exams, { signal }), staleTime: KEPT });
export const prefecturesQuery = (province: string) => queryOptions({ queryKey: ['prefectures', province], queryFn: ({ signal }) => call(peopleApi.prefectures, { query: { province }, signal }), enabled: province !== '', staleTime: KEPT });
export const pointsQuery = (prefecture: string) => queryOptions({ queryKey: ['points', prefecture], queryFn: ({ signal }) => call(peopleApi.points, { query: { prefecture }, signal }), enabled: prefecture !== '', staleTime: KEPT });
