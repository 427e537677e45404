import { queryOptions } from '@tanstack/react-query';
import { ChecklistLibrary, EditChecklist, EditReasons, ReasonLibrary } from '#contracts/review-library.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of the lists that reviewers work with. */
export const libraryApi = {
  reasons: route({ method: 'GET', path: '/api/staff/review/reasons', ok: ReasonLibrary }),
  checklist: route({ method: 'GET', path: '/api/staff/review/checklist', ok: ChecklistLibrary }),
  editReasons: route({ method: 'PUT', path: '/api/staff/review/reasons', body: EditReasons, ok: ReasonLibrary }),
  editChecklist: route({ method: 'PUT', path: '/api/staff/review/checklist', body: EditChecklist, ok: ChecklistLibrary }),
};

export const reasonsQuery = (province: string, exam: string) => queryOptions({ queryKey: ['review', 'library', 'reasons', province, exam], queryFn: ({ signal }) => call(libraryApi.reasons, { query: { province, exam }, signal }), refetchOnWindowFocus: false });
export const checklistQuery = (province: string, exam: string) => queryOptions({ queryKey: ['review', 'library', 'checklist', province, exam], queryFn: ({ signal }) => call(libraryApi.checklist, { query: { province, exam }, signal }), refetchOnWindowFocus: false });
