import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { applicationPaths } from '#server/modules/applications/index.ts';
import { defineForm, definePage, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { AppointmentPage } from '../pages/appointment-page.tsx';
import { book, cancel } from './appointments.routes.ts';
import { readAppointment } from './read-appointments.ts';

const appointmentPage = definePage({
  path: '/my/applications/:id/appointment', access: 'candidate', audit: null, limit: 'page', params: z.object({ id: ApplicationId }),
  load: (ctx, { params }) => readAppointment(ctx, params.id, ctx.visitor.lang),
  view: AppointmentPage,
});

/** The candidate's appointment page: a page and two forms on the same commands as the API. */
export const reviewPages: readonly AnyPage[] = [appointmentPage];
export const reviewForms: readonly FormDef[] = [
  defineForm({ page: appointmentPage, endpoint: book, done: ({ id }) => applicationPaths.appointment(id) }),
  defineForm({ page: appointmentPage, path: '/my/applications/:id/appointment/cancel', endpoint: cancel, done: ({ id }) => applicationPaths.appointment(id) }),
];
