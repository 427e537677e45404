import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { AppointmentDay, AppointmentOutcome, ChangeSlot, PlanSlots, SlotsPlanned } from '#contracts/appointments.ts';
import { ReviewChoices } from '#contracts/review.ts';
import { call, route } from '../../../shared/api/call.ts';

/** The addresses of appointments. */
export const appointmentsApi = {
  day: route({ method: 'GET', path: '/api/staff/review/appointments', ok: AppointmentDay }),
  plan: route({ method: 'POST', path: '/api/staff/review/slots', body: PlanSlots, ok: SlotsPlanned }),
  change: route({ method: 'PUT', path: '/api/staff/review/slots/:point/:startsAt', body: ChangeSlot, ok: z.object({}) }),
  settle: route({ method: 'POST', path: '/api/staff/applications/:id/appointment/outcome', body: AppointmentOutcome, ok: z.object({}) }),
  choices: route({ method: 'GET', path: '/api/staff/review/choices', ok: ReviewChoices }),
};

export const dayQuery = (point: string, day: string) => queryOptions({ queryKey: ['appointments', point, day], queryFn: ({ signal }) => call(appointmentsApi.day, { query: { point, day }, signal }), staleTime: 10_000 });
export const pointsQuery = queryOptions({ queryKey: ['review', 'choices'], queryFn: ({ signal }) => call(appointmentsApi.choices, { signal }), staleTime: 600_000 });
