import { z } from 'zod';
import { ChangeStaffPassword, StaffSession, StaffSignIn, StaffSignInOptions } from '#contracts/staff.ts';
import { route } from '../../shared/api/call.ts';

/** Sign-in and the own password. */
export const staffApi = {
  options: route({ method: 'GET', path: '/api/staff/sign-in-options', ok: StaffSignInOptions }),
  signIn: route({ method: 'POST', path: '/api/staff/sign-ins', body: StaffSignIn, ok: StaffSession }),
  changePassword: route({ method: 'PUT', path: '/api/staff/session/password', body: ChangeStaffPassword, ok: z.object({}) }),
};
