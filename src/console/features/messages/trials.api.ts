import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { AskTestCode, ConfirmTestContact, SendTrial, TestContacts } from '#contracts/message-trials.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of test sends. */
export const trialsApi = {
  contacts: route({ method: 'GET', path: '/api/staff/test-contacts', ok: TestContacts }),
  code: route({ method: 'POST', path: '/api/staff/test-contact-codes', body: AskTestCode, ok: z.object({ againAt: z.number() }) }),
  confirm: route({ method: 'POST', path: '/api/staff/test-contacts', body: ConfirmTestContact, ok: TestContacts }),
  send: route({ method: 'POST', path: '/api/staff/message-trials', body: SendTrial, ok: z.object({ to: z.string().nullable() }) }),
};

export const testContactsQuery = queryOptions({ queryKey: ['messages', 'test-contacts'], queryFn: ({ signal }) => call(trialsApi.contacts, { signal }) });
