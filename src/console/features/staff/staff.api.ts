import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { BeginSecondFactor, RecoveryCodes, SecondFactorCode, SecondFactorOffer, StaffSecurity, StaffFirstSignIn, StaffSignInAnswer, StaffSignInCode } from '#contracts/staff-security.ts';
import { ChangeStaffPassword, StaffSession, StaffSignIn, StaffSignInOptions } from '#contracts/staff.ts';
import { call, route } from '../../shared/api/call.ts';

/** Sign-in, the own password, the own second factor and sign-ins. */
export const staffApi = {
  options: route({ method: 'GET', path: '/api/staff/sign-in-options', ok: StaffSignInOptions }),
  signIn: route({ method: 'POST', path: '/api/staff/sign-ins', body: StaffSignIn, ok: StaffSignInAnswer }),
  signInCode: route({ method: 'POST', path: '/api/staff/sign-ins/code', body: StaffSignInCode, ok: StaffSession }),
  signInFirst: route({ method: 'POST', path: '/api/staff/sign-ins/first', body: StaffFirstSignIn, ok: StaffSession }),
  changePassword: route({ method: 'PUT', path: '/api/staff/session/password', body: ChangeStaffPassword, ok: z.object({}) }),
  security: route({ method: 'GET', path: '/api/staff/session/security', ok: StaffSecurity }),
  begin: route({ method: 'POST', path: '/api/staff/session/second-factor', body: BeginSecondFactor, ok: SecondFactorOffer }),
  confirm: route({ method: 'POST', path: '/api/staff/session/second-factor/confirmation', body: SecondFactorCode, ok: RecoveryCodes }),
  renewCodes: route({ method: 'POST', path: '/api/staff/session/recovery-codes', body: SecondFactorCode, ok: RecoveryCodes }),
  endSession: route({ method: 'DELETE', path: '/api/staff/session/others/:id', ok: z.object({}) }),
  endSessions: route({ method: 'DELETE', path: '/api/staff/session/others', ok: z.object({ ended: z.int() }) }),
};

export const securityQuery = queryOptions({ queryKey: ['security'], queryFn: ({ signal }) => call(staffApi.security, { signal }) });
