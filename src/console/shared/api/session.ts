import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { StaffSession, type Permission } from '#contracts/staff.ts';
import { call, isProblem, route } from './call.ts';

const read = route({ method: 'GET', path: '/api/staff/session', ok: StaffSession });
const end = route({ method: 'DELETE', path: '/api/staff/sign-ins/current', ok: z.object({}) });

const ssoEnd = route({ method: 'GET', path: '/api/staff/sso-sign-out', ok: z.object({ url: z.string().nullable() }) });

/** Who is signed in; asked anew when the window comes back, so that an ended sign-in shows. Asking keeps no sign-in alive. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => call(read, { signal, background: true }), staleTime: 20_000, retry: false });

/** Tells the server that somebody is at work, and learns until when the sign-in lasts now. */
export async function stayIn(client: QueryClient): Promise<void> {
  client.setQueryData(sessionQuery.queryKey, await call(read));
}

/** What must be seen to before anything else is open: an own password, or a second factor. */
export function dutyOf(session: StaffSession): '/password' | '/security' | undefined {
  if (session.passwordTemporary || session.passwordExpired) return '/password';
  return session.secondFactor === 'needed' ? '/security' : undefined;
}

/** Signs out and forgets everything that was loaded. Where the server could not be told it throws and forgets nothing: whoever takes themselves for out leaves the desk, and the sign-in, to the next. */
export async function signOut(client: QueryClient): Promise<void> {
  const bySso = client.getQueryData(sessionQuery.queryKey)?.bySso === true;
  await call(end, { leaving: true }).catch((error: unknown) => {
    if (!isProblem(error) || error.status !== 401) throw error;
  });
  client.clear();
  // the sign-in at the identity provider is ended as well, or the next person at this desk would be let in by it
  const there = bySso ? await call(ssoEnd).catch(() => undefined) : undefined;
  if (there?.url) location.assign(there.url);
}

/** True when the signed-in member may do this. */
export function may(session: StaffSession, permission: Permission): boolean {
  return session.permissions.includes(permission);
}
