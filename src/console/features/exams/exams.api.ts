import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { NewExam, PublishExam, SaveExamDraft, StaffExam, StaffExamLine } from '#contracts/exam-editing.ts';
import { call, route } from '../../shared/api/call.ts';

const Versioned = z.object({ version: z.number() });

/** The addresses of the exam editor. */
export const examsApi = {
  list: route({ method: 'GET', path: '/api/staff/exams', ok: z.object({ exams: z.array(StaffExamLine) }) }),
  one: route({ method: 'GET', path: '/api/staff/exams/:code', ok: StaffExam }),
  create: route({ method: 'POST', path: '/api/staff/exams', body: NewExam, ok: z.object({ code: z.string() }) }),
  save: route({ method: 'PUT', path: '/api/staff/exams/:code/draft', body: SaveExamDraft, ok: Versioned }),
  drop: route({ method: 'DELETE', path: '/api/staff/exams/:code/draft/:version', ok: z.object({}) }),
  publish: route({ method: 'POST', path: '/api/staff/exams/:code/publication', body: PublishExam, ok: Versioned }),
};

export const examsQuery = queryOptions({ queryKey: ['exams'], queryFn: ({ signal }) => call(examsApi.list, { signal }) });
export const examQuery = (code: string) => queryOptions({ queryKey: ['exams', code], queryFn: ({ signal }) => call(examsApi.one, { params: { code }, signal }) });
