import type { PartnerApi } from './partner-api.ts';

type Address = keyof PartnerApi;
/** What an address answers. */
export type Answer<A extends Address> = PartnerApi[A]['answer'];
type Parts = { params?: Record<string, string>; query?: Record<string, string | number | boolean | undefined>; body?: unknown };
type Filters<A extends 'GET /api/partner/applications' | 'GET /api/partner/payments' | 'GET /api/partner/certificates'> = Omit<PartnerApi[A]['query'], 'after'>;

export type PartnerRefusal = { code: string; text: string; path?: string };

/** A no: every reason at once. Decide by `code`; `text` is for people. */
export class PartnerRefused extends Error {
  constructor(readonly status: number, readonly requestId: string, readonly refusals: readonly PartnerRefusal[]) {
    super(`${String(status)} ${refusals.map((r) => (r.path === undefined ? r.code : `${r.code} at ${r.path}`)).join(', ')} (${requestId})`);
  }
}

export type PartnerOptions = {
  /** The address of the platform, https. */
  url: string;
  /** `jbp_…`, from your own safe place; it goes nowhere but into the header. */
  key: string;
  /** How often one call is tried in all. */
  tries?: number;
  fetch?: typeof fetch;
  pause?: (ms: number) => Promise<void>;
};

const TIMEOUT = 30_000;
const sleep = (ms: number) => new Promise<void>((done) => { setTimeout(done, ms); });

/** The provincial API: typed, page by page, tried again when the line or the platform is away. What is sent is sent under one key on every try, so that it counts once. */
export function openPartnerApi({ url, key, tries = 5, fetch: ask = fetch, pause = sleep }: PartnerOptions) {
  async function call<A extends Address>(address: A, { params = {}, query = {}, body }: Parts = {}, submission: string = crypto.randomUUID()): Promise<Answer<A>> {
    const [method = '', path = ''] = address.split(' ');
    const at = new URL(path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')), url);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) at.searchParams.set(name, String(value));
    const headers = { authorization: `Bearer ${key}`, 'accept-language': 'zh', ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': submission }) };
    for (let nth = 1; ; nth += 1) {
      // a redirect would carry the key elsewhere: there is none to follow
      const reply = await ask(at, { method, headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT), ...(body !== undefined && { body: JSON.stringify(body) }) }).catch((problem: unknown) => {
        if (nth >= tries) throw problem;
        return undefined;
      });
      if (reply?.ok) return answerOf<A>(reply);
      if (reply && (nth >= tries || !(reply.status === 429 || reply.status >= 500))) throw await refusedOf(reply);
      const told = Number(reply?.headers.get('retry-after'));
      await reply?.body?.cancel();
      await pause(told > 0 ? told * 1000 : 2 ** nth * 250 * (1 + Math.random()));
    }
  }

  return {
    self: () => call('GET /api/partner/self'),
    application: (number: string) => call('GET /api/partner/applications/{number}', { params: { number } }),
    person: (number: string) => call('GET /api/partner/applications/{number}/person', { params: { number } }),
    scores: (number: string) => call('GET /api/partner/applications/{number}/scores', { params: { number } }),
    applications: (query: Filters<'GET /api/partner/applications'> = {}) => each((after) => call('GET /api/partner/applications', { query: { ...query, after } })),
    payments: (query: Filters<'GET /api/partner/payments'>) => each((after) => call('GET /api/partner/payments', { query: { ...query, after } })),
    certificates: (query: Filters<'GET /api/partner/certificates'> = {}) => each((after) => call('GET /api/partner/certificates', { query: { ...query, after } })),
    /** The place of this moment: take it before the first reading of everything, and read changes from it afterwards. */
    here: async () => (await call('GET /api/partner/changes', { query: { from: 'now', limit: 1 } })).next,
    /** What happened since `after`, page by page until nothing is left. Store what a page says and its `next` in one transaction: then nothing is missed and nothing counts twice. */
    async *changes(after?: string, limit = 200): AsyncGenerator<Answer<'GET /api/partner/changes'>> {
      for (let place = after; ;) {
        const page = await call('GET /api/partner/changes', { query: { after: place, limit } });
        yield page;
        if (!page.more) return;
        place = page.next;
      }
    },
    /** 审核意见: `reference` is your own number of it; sent again, even after years, it counts once. */
    handIn: (number: string, opinion: PartnerApi['POST /api/partner/applications/{number}/opinions']['body']) => call('POST /api/partner/applications/{number}/opinions', { params: { number }, body: opinion }),
  };
}

/** Everything of a list, one by one; the next page is asked for when it is needed. */
async function* each<T>(read: (after?: string) => Promise<{ items: T[]; next: string | null }>): AsyncGenerator<T> {
  for (let after: string | undefined; ;) {
    const page = await read(after);
    yield* page.items;
    if (page.next === null) return;
    after = page.next;
  }
}

async function answerOf<A extends Address>(reply: Response): Promise<Answer<A>> {
  const answer: Answer<A> = await reply.json();
  return answer;
}

async function refusedOf(reply: Response): Promise<PartnerRefused> {
  const said: { requestId?: string; refusals?: PartnerRefusal[] } = await reply.json().catch(() => ({}));
  return new PartnerRefused(reply.status, said.requestId ?? '', said.refusals ?? []);
}
