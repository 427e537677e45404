import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { Provider } from 'oidc-provider';

export const CLIENT = { id: 'jinbang', secret: 'a-secret-of-the-two-houses' };

/** What the provider does with a token before it leaves: as it should, or one of its faults. */
export type Tamper = (claims: JWTPayload) => JWTPayload;

type Options = { redirectUri: string };

/** A real OpenID provider (oidc-provider) on this machine with its own keys; people sign in there as they are told, and its tokens can be made wrong on demand. */
export async function identityProvider({ redirectUri }: Options) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'one', use: 'sig', alg: 'RS256' };
  const stranger = (await generateKeyPair('RS256', { extractable: true })).privateKey;
  let login = { subject: 'liming@house', claims: {} as JWTPayload };
  let tamper: Tamper = (claims) => claims;
  let signing: 'own' | 'stranger' | 'none' = 'own';
  let down = false;
  const server = createServer((request, reply) => {
    if (down) { request.socket.destroy(); return; }
    const uid = /^\/interaction\/([^/?]+)/.exec(request.url ?? '')?.[1];
    if (uid !== undefined) void provider.interactionFinished(request, reply, { login: { accountId: login.subject } });
    else void handler(request, reply);
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri], post_logout_redirect_uris: [`${new URL(redirectUri).origin}/console/sign-in`], grant_types: ['authorization_code'], response_types: ['code'] }],
    jwks: { keys: [jwk] }, cookies: { keys: ['crumbs'] }, pkce: { required: () => true }, features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => Promise.resolve({ sub: id }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: CLIENT.id, accountId: ctx.oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path !== '/token' || body?.id_token === undefined) return;
    const claims = tamper({ ...decodeJwt(body.id_token), ...login.claims });
    ctx.body = { ...body, id_token: signing === 'none' ? new UnsecuredJWT(claims).encode() : await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(signing === 'own' ? privateKey : stranger) };
  });
  const handler = provider.callback();

  return {
    issuer,
    /** Who sits at the browser there, and what the provider says of them. */
    as(subject: string, claims: JWTPayload = {}) { login = { subject, claims }; },
    fault(how: { tamper?: Tamper; signing?: typeof signing }) {
      tamper = how.tamper ?? ((claims) => claims);
      signing = how.signing ?? 'own';
    },
    away(yes: boolean) { down = yes; },
    /** What a browser does: follows the provider's pages until it is sent back to us; the address it is sent to. */
    async signInThere(url: string): Promise<URL> {
      const jar = new Map<string, string>();
      let at = url;
      for (let step = 0; step < 10; step += 1) {
        const reply = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
        for (const cookie of reply.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          if (name !== undefined && value !== undefined) jar.set(name, value);
        }
        const next = reply.headers.get('location');
        if (next === null) throw new Error(`the provider answered ${String(reply.status)}: ${await reply.text()}`);
        at = new URL(next, at).href;
        if (at.startsWith(redirectUri)) return new URL(at);
      }
      throw new Error('the provider leads in a circle');
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => { server.close(done); });
    },
  };
}

export type IdentityProvider = Awaited<ReturnType<typeof identityProvider>>;
