import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { StaffSession, type Permission } from '#contracts/staff.ts';
import { call, route } from './call.ts';

const read = route({ method: 'GET', path: '/api/staff/session', ok: StaffSession });
const end = route({ method: 'DELETE', path: '/api/staff/sign-ins/current', ok: z.object({}) });

/** Who is signed in; asked anew when the window comes back, so that an ended sign-in shows. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => call(read, { signal }), staleTime: 60_000, retry: false });

/** Signs out and forgets everything that was loaded. */
export async function signOut(client: QueryClient): Promise<void> {
  await call(end).catch(() => undefined);
  client.clear();
}

/** True when the signed-in member may do this. */
export function may(session: StaffSession, permission: Permission): boolean {
  return session.permissions.includes(permission);
}
