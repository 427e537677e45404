import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { StaffSignInAnswer } from '#contracts/staff-security.ts';
import { DecideSso, ProposeSso, RemoveSso, SsoAnswer, SsoBindingView, SsoLeaving } from '#contracts/staff-sso.ts';
import { call, route } from '../../shared/api/call.ts';

/** Single sign-on: leaving, coming back, and which identity is whose. */
export const ssoApi = {
  leave: route({ method: 'POST', path: '/api/staff/sign-ins/sso', ok: SsoLeaving }),
  comeBack: route({ method: 'POST', path: '/api/staff/sign-ins/sso-answers', body: SsoAnswer, ok: StaffSignInAnswer }),
  read: route({ method: 'GET', path: '/api/staff/members/:id/sso', ok: SsoBindingView }),
  propose: route({ method: 'POST', path: '/api/staff/members/:id/sso', body: ProposeSso, ok: z.object({}) }),
  decide: route({ method: 'POST', path: '/api/staff/members/:id/sso-decision', body: DecideSso, ok: z.object({}) }),
  remove: route({ method: 'POST', path: '/api/staff/members/:id/sso-removal', body: RemoveSso, ok: z.object({}) }),
};

export const ssoQuery = (id: string) => queryOptions({ queryKey: ['people', 'sso', id], queryFn: ({ signal }) => call(ssoApi.read, { params: { id }, signal }) });
