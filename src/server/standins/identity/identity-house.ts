import { createHash, randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HOUSE_STYLE, whoPage, whyNotPage, type HouseChoice, type HousePerson } from './house-pages.ts';
import type { HouseTokens } from './house-tokens.ts';

/** How a house behaves; turned from inside the program. */
export type HouseMood = { down: boolean; forge: boolean };

export type HouseOptions = {
  name: string; url: () => string; tokens: HouseTokens; mood: HouseMood;
  client: { id: string; secret: string };
  /** Where browsers may be sent back to, and after signing out. */
  redirectUris: readonly string[]; signedOutTo: readonly string[];
  people: () => Promise<readonly HousePerson[]>; choices: readonly HouseChoice[];
  /** Whether somebody who is not in the list may sign in by name and number. */
  anybody: boolean;
};

const CODE_MS = 60_000;
const TOKEN_SECONDS = 300;
const Request = z.object({
  client_id: z.string(), redirect_uri: z.string(), response_type: z.literal('code'), scope: z.string(), state: z.string().default(''), nonce: z.string().default(''), code_challenge: z.string().min(43), code_challenge_method: z.literal('S256'),
});
const Chosen = Request.extend({ person: z.string(), act: z.enum(['in', 'no']), other_name: z.string().trim().default(''), other_number: z.string().trim().default('') });
const Exchange = z.object({ grant_type: z.literal('authorization_code'), code: z.string(), redirect_uri: z.string(), code_verifier: z.string(), client_id: z.string().optional(), client_secret: z.string().optional() });

/** One OpenID provider of another house (OpenID Connect Core 1.0, code flow with PKCE); people choose there who they are. */
export function identityHouse({ name, url, tokens, mood, client, redirectUris, signedOutTo, people, choices, anybody }: HouseOptions): FastifyPluginCallback {
  const used = new Map<string, number>();
  const page = () => ({ url: url(), name });
  const show = (reply: FastifyReply, status: number, html: string) =>
    reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').header('content-security-policy', "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'").send(html);
  const fault = (asked: z.infer<typeof Request>) => (asked.client_id !== client.id ? '没有这个接入系统' : !redirectUris.includes(asked.redirect_uri) ? '回调地址没有登记' : undefined);
  const back = (reply: FastifyReply, to: string, answer: Readonly<Record<string, string>>) => {
    const address = new URL(to);
    for (const [key, value] of Object.entries({ ...answer, iss: url() })) if (value !== '') address.searchParams.set(key, value);
    return reply.redirect(address.href, 303);
  };

  return (app, _options, registered) => {
    if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) void app.register(formbody);
    app.addHook('onRequest', (_request, reply, next) => {
      if (mood.down) void reply.code(503).send({ error: 'temporarily_unavailable' });
      else next();
    });
    app.get('/.well-known/openid-configuration', () => ({
      issuer: url(), authorization_endpoint: `${url()}/authorize`, token_endpoint: `${url()}/token`, jwks_uri: `${url()}/jwks`, end_session_endpoint: `${url()}/end-session`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'], authorization_response_iss_parameter_supported: true,
    }));
    app.get('/jwks', () => tokens.published());
    app.get('/house.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(HOUSE_STYLE));

    app.get('/authorize', async (request, reply) => {
      const asked = Request.safeParse(request.query);
      const why = asked.success ? fault(asked.data) : '登录请求不完整';
      if (!asked.success || why !== undefined) return show(reply, 400, whyNotPage(page(), why ?? ''));
      return show(reply, 200, whoPage({ ...page(), people: await people(), choices, anybody, request: asked.data }));
    });

    app.post('/authorize', async (request, reply) => {
      const asked = Chosen.safeParse(request.body);
      const why = asked.success ? fault(asked.data) : '登录请求不完整';
      if (!asked.success || why !== undefined) return show(reply, 400, whyNotPage(page(), why ?? ''));
      const { act, redirect_uri: redirectUri, state, nonce, code_challenge: challenge } = asked.data;
      if (act === 'no') return back(reply, redirectUri, { error: 'access_denied', state });
      const who = await whoIs(asked.data);
      if (!who) return show(reply, 400, whyNotPage(page(), '没有这个人'));
      const chosen = Object.assign({}, ...choices.map((c) => c.options.find((o) => o.value === field(request, c.name))?.claims ?? {})) as Record<string, unknown>;
      return back(reply, redirectUri, { code: tokens.codeFor({ redirectUri, challenge, nonce, until: Date.now() + CODE_MS, claims: { ...who.claims, ...chosen, sub: who.subject } }), state });
    });

    app.post('/token', (request, reply) => {
      const asked = Exchange.safeParse(request.body);
      if (!asked.success) return reply.code(400).send({ error: 'invalid_request' });
      if (!isOurClient(request, asked.data)) return reply.code(401).send({ error: 'invalid_client' });
      const promised = tokens.read(asked.data.code);
      const proof = createHash('sha256').update(asked.data.code_verifier).digest('base64url');
      if (!promised || promised.until < Date.now() || promised.redirectUri !== asked.data.redirect_uri || promised.challenge !== proof || !firstUse(asked.data.code)) return reply.code(400).send({ error: 'invalid_grant' });
      const iat = Math.floor(Date.now() / 1000);
      const claims = { ...promised.claims, iss: url(), aud: client.id, iat, exp: iat + TOKEN_SECONDS, ...(promised.nonce !== '' && { nonce: promised.nonce }) };
      return reply.header('cache-control', 'no-store').send({ access_token: randomUUID(), token_type: 'Bearer', expires_in: TOKEN_SECONDS, id_token: tokens.token(claims, mood.forge) });
    });

    app.get('/end-session', (request, reply) => {
      const { post_logout_redirect_uri: to } = z.object({ post_logout_redirect_uri: z.string().default('') }).parse(request.query);
      return signedOutTo.includes(to) ? reply.redirect(to, 303) : show(reply, 400, whyNotPage(page(), '回调地址没有登记'));
    });
    registered();
  };

  async function whoIs({ person, other_name: otherName, other_number: number }: z.infer<typeof Chosen>): Promise<HousePerson | undefined> {
    if (anybody && otherName !== '' && number !== '') return { subject: createHash('sha256').update(number).digest('hex').slice(0, 32), label: otherName, claims: { name: otherName, document_type: 'resident_id', document_number: number } };
    return (await people()).find((p) => p.subject === person);
  }

  function firstUse(code: string): boolean {
    for (const [old, until] of used) if (until < Date.now()) used.delete(old);
    if (used.has(code)) return false;
    used.set(code, Date.now() + CODE_MS);
    return true;
  }

  function isOurClient(request: FastifyRequest, { client_id: id, client_secret: secret }: z.infer<typeof Exchange>): boolean {
    const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const given = basic === undefined ? `${id ?? ''}:${secret ?? ''}` : Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent).join(':');
    return given === `${client.id}:${client.secret}`;
  }
}

function field(request: FastifyRequest, name: string): unknown {
  return typeof request.body === 'object' && request.body !== null ? Object.entries(request.body).find(([key]) => key === name)?.[1] : undefined;
}
