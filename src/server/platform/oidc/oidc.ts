import * as client from 'openid-client';
import { z } from 'zod';
import type { OutsideService } from '#contracts/outside-services.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { Fault } from '../outside/fault.ts';
import type { Outside } from '../outside/outside.ts';

/** An identity provider of another house, and who we are there. */
export type OidcProvider = { issuer: string; clientId: string; clientSecret: string; /** Its name among the outside services. */ service: OutsideService };

/** What must come back with an answer: kept by us, sealed, for the browser that left. */
export const Leaving = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type Leaving = z.infer<typeof Leaving>;

/** Who came back, by a token whose signature, issuer, audience, times and nonce were checked. */
export type Identity = { issuer: string; subject: string; acr: string | undefined; amr: readonly string[]; claims: Readonly<Record<string, unknown>> };

export type Oidc = {
  /** Where to send a browser, and what to keep for its return. */
  leave(redirectUri: string, scope: string): Promise<{ url: string; leaving: Leaving }>;
  /** Who came back with this answer; a no for every answer that is not the one asked for. */
  comeBack(answer: URL, leaving: Leaving): Promise<Result<Identity>>;
  /** Where a browser is signed out there too; nothing where the provider has no such address, or is away. */
  signOutUrl(back: string): Promise<string | undefined>;
};

const TIMEOUT = 10_000;
/** Clocks of two houses may differ so much. */
const TOLERANCE_SECONDS = 30;
const KEPT = 60 * 60_000;

/** OpenID Connect by code, PKCE and nonce; every call goes through the recorder of outside calls. */
export function openOidc(provider: OidcProvider, outside: Outside): Oidc {
  outside.know(provider.service);
  let known: { config: client.Configuration; until: number } | undefined;

  async function configuration(): Promise<client.Configuration> {
    if (known && known.until > performance.now()) return known.config;
    const config = await outside.ask({ service: provider.service, what: 'discover', timeoutMs: TIMEOUT }, () => client.discovery(
      new URL(provider.issuer), provider.clientId, { client_secret: provider.clientSecret, [client.clockTolerance]: TOLERANCE_SECONDS }, undefined,
      // oxlint-disable-next-line typescript/no-deprecated -- marked so only to stand out: settings allow plain http on this machine alone
      { timeout: TIMEOUT / 1000, ...(provider.issuer.startsWith('http://') && { execute: [client.allowInsecureRequests] }) },
    ));
    // the token comes straight from the provider, and its signature is checked all the same
    client.enableNonRepudiationChecks(config);
    known = { config, until: performance.now() + KEPT };
    return config;
  }

  return {
    async leave(redirectUri, scope) {
      const config = await configuration();
      const leaving = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const url = client.buildAuthorizationUrl(config, { redirect_uri: redirectUri, scope, state: leaving.state, nonce: leaving.nonce, code_challenge: await client.calculatePKCECodeChallenge(leaving.verifier), code_challenge_method: 'S256' });
      return { url: url.href, leaving };
    },
    async comeBack(answer, { state, nonce, verifier }) {
      const config = await configuration();
      return outside.ask<Result<Identity>>({ service: provider.service, what: 'token', timeoutMs: TIMEOUT, faultIn: (found) => (found.ok ? undefined : 'refused') }, async () => {
        try {
          const tokens = await client.authorizationCodeGrant(config, answer, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
          const claims = tokens.claims();
          if (!claims) return refusedFor('sso.answer_refused');
          return ok({ issuer: claims.iss, subject: claims.sub, acr: textIn(claims['acr']), amr: Array.isArray(claims['amr']) ? claims['amr'].filter((m) => typeof m === 'string') : [], claims });
        } catch (problem) {
          if (isAway(problem)) throw problem;
          return refusedFor('sso.answer_refused');
        }
      });
    },
    async signOutUrl(back) {
      try {
        const config = await configuration();
        return config.serverMetadata().end_session_endpoint === undefined ? undefined : client.buildEndSessionUrl(config, { post_logout_redirect_uri: back, client_id: provider.clientId }).href;
      } catch {
        return undefined; // the own sign-in is over; that of another house is its own matter
      }
    },
  };
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** True when nobody answered, or the provider says that it is its own fault; everything else is an answer that is refused. */
function isAway(problem: unknown): boolean {
  if (problem instanceof client.ResponseBodyError) return problem.status >= 500;
  if (problem instanceof client.AuthorizationResponseError) return false;
  if (problem instanceof client.ClientError) {
    const { cause } = problem;
    return problem.code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500);
  }
  return problem instanceof Fault || problem instanceof TypeError;
}
