import { z } from 'zod';
import { ok } from '#server/kernel/result.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { definePage, defineForm, type Fields } from '#server/platform/http/page.ts';
import { nestFields } from '#server/platform/http/form-fields.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import { sendForCrowd } from './crowd/send-for-crowd.ts';
import { clockEndpoint, outsideEndpoint } from './demo.routes.ts';
import { sendForLastSitting } from './last-sitting/load-last-sitting.jobs.ts';
import { outsideNow, type StandIns } from './outside-stand-ins.ts';
import { ClockPage } from './pages/clock-page.tsx';
import { MessagesPage } from './pages/messages-page.tsx';
import { OutsidePage } from './pages/outside-page.tsx';
import { PeoplePage } from './pages/people-page.tsx';
import { presentMessage } from './demo.present.ts';
import { demoPaths } from './paths.ts';
import { readPeoplePage } from './people/read-people-page.ts';
import { signInAsStaff } from './people/sample-staff.ts';
import { signInAsSample } from './people/sign-in-as-sample.ts';
import { readClockPage } from './read-clock-page.ts';
import { readOffset } from './virtual-clock.store.ts';

const Back = z.object({ back: z.string().max(1_000).optional() });

/** 收到的短信和邮件 */
export const messagesPage = definePage({
  path: demoPaths.messages, access: 'public', limit: 'page', audit: null,
  query: Back.extend({ channel: z.enum(['sms', 'mail']).optional(), to: z.string().regex(/^([0-9a-f]{2}){8,64}$/).optional() }),
  load: async ({ tx, kit }, { query }) => {
    const messages = await readMessages(tx, kit.crypto, { channel: query.channel, recipientKey: query.to, limit: 50 });
    return ok({ messages: messages.map(presentMessage), channel: query.channel, recipient: query.to });
  },
  view: ({ view, page }) => MessagesPage({ view, page }),
});

/** 时钟 */
export const clockPage = definePage({
  path: demoPaths.clock, access: 'public', limit: 'page', audit: null,
  query: Back.extend({ sitting: z.string().max(20).optional(), province: z.string().max(2).optional(), moved: z.literal('1').optional() }),
  load: async ({ tx, now }, { query }) => ok({ ...(await readClockPage(tx, now, await readOffset(tx), query)), moved: query.moved !== undefined }),
  view: (props) => ClockPage(props),
});

/** 样例人员 */
export const peoplePage = definePage({
  path: demoPaths.people, access: 'public', limit: 'page', audit: null, query: Back,
  load: async ({ tx, kit }) => ok(await readPeoplePage(tx, kit)),
  view: (props) => PeoplePage(props),
});

export const signInAsSampleForm = defineForm({ page: peoplePage, endpoint: signInAsSample, done: (value) => value.leadsTo });

/** A member of staff goes on in the console. */
export const signInAsStaffForm = defineForm({ page: peoplePage, path: '/demo/people/staff', endpoint: signInAsStaff, done: () => '/console' });

/** 带入一批考生: the page comes back and says how far they are. */
export const sendForCrowdForm = defineForm({ page: peoplePage, path: '/demo/people/crowd', endpoint: sendForCrowd, done: () => `${demoPaths.people}#crowd` });

/** 带入上次考试: the page comes back and says how far it is. */
export const sendForLastSittingForm = defineForm({ page: peoplePage, path: '/demo/people/last-sitting', endpoint: sendForLastSitting, done: () => `${demoPaths.people}#last-sitting` });

/** 外部系统: the page and what its buttons do. */
export function outsideForms(standIns: StandIns) {
  const page = definePage({
    path: demoPaths.outside, access: 'public', limit: 'page', audit: null, query: Back.extend({ done: z.literal('1').optional() }),
    load: (_ctx, { query }) => Promise.resolve(ok({
      now: outsideNow(standIns), done: query.done !== undefined,
      turnable: { registries: standIns.registries !== undefined, bank: standIns.bank !== undefined, fiscal: standIns.fiscal !== undefined, scanner: standIns.scanner !== undefined, carriers: standIns.carriers !== undefined },
    })),
    view: (props) => OutsidePage(props),
  });
  const endpoint = outsideEndpoint(standIns);
  const form = defineForm({
    page, endpoint, toBody: (fields) => (fields['normal'] === undefined ? nestFields(fields) : {}),
    done: (_value, { query }) => `${demoPaths.outside}?${addressQuery({ ...query, done: '1' })}`,
  });
  return { page, endpoint, form };
}

/** The clock page and what its buttons do. */
export function clockForms(recurring: readonly Job[]) {
  const endpoint = clockEndpoint(recurring);
  const form = defineForm({
    page: clockPage, endpoint, toBody: clockBody,
    done: (_value, { query }) => `${demoPaths.clock}?${addressQuery({ ...query, moved: '1' })}`,
  });
  return { endpoint, form };
}

function addressQuery(query: Record<string, string | undefined>): string {
  return new URLSearchParams(Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]))).toString();
}

/** Form fields are words; moments and stretches are numbers. */
function clockBody(fields: Fields): unknown {
  const body = nestFields(fields);
  if (typeof body !== 'object' || body === null || !('move' in body) || typeof body.move !== 'object' || body.move === null) return body;
  return { move: Object.fromEntries(Object.entries(body.move).map(([name, value]) => [name, name === 'at' || name === 'milliseconds' ? Number(value) : value])) };
}
