import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PlaceTold } from '#contracts/rush.ts';
import { cookieName, isSecure, queryOf } from '../http/read-request.ts';
import type { Gate } from '../http/gate.ts';
import type { PageDeps } from '../http/mount-pages.ts';
import { viewingOf } from '../http/remember-viewing.ts';
import type { Round } from './decide-round.ts';
import { decideShed } from './decide-shed.ts';
import type { Rush } from './open-rush.ts';
import { browserKey, holderKey, newPlaceId, PASS_RENEWED_AFTER, readToken, writeToken, type Pass, type Place } from './place-token.ts';
import { isDue } from './queue-order.ts';
import { sendShed, sendWaiting } from './send-waiting.ts';
import { tellPlace } from './tell-place.ts';

const COOKIE_SECONDS = 12 * 3_600;
const LONG_BODY = 100_000;
const OPEN: PlaceTold = { state: 'open', ahead: null, seconds: null, worse: null, drawUntil: null, again: 1 };
const Shown = z.object({ ahead: z.coerce.number().min(0), seconds: z.coerce.number().min(0) });

type Door = { rush: Rush; deps: Omit<PageDeps, 'gate'> };

/** Puts the door before every address: shed, wait or go on, decided before a body is read, a sign-in looked up or the database asked. */
export function mountDoor(http: FastifyInstance, door: Door): Gate {
  const { rush } = door;
  http.addHook('onRequest', (request, reply) => enter(door, request, reply));
  http.addHook('onSend', (request, _reply, _payload, done) => {
    const at = begun.get(request);
    if (at !== undefined) rush.meter.answered(request.routeOptions.url ?? '', performance.now() - at);
    done();
  });
  http.get('/api/rush/place', { schema: { hide: true }, logLevel: 'silent', config: { door: 'memory' } }, (request, reply) =>
    reply.header('cache-control', 'no-store').send(tellAgain(door, request)));
  return {
    async admits(request, reply, actor) {
      if (actor.kind !== 'candidate') return true;
      const { crypto, clock } = door.deps.kit;
      const holder = holderKey(crypto, actor.accountId);
      const token = tokenOf(door, request);
      const { round } = rush.snapshot();
      const pass = token?.kind === 'pass' ? token : undefined;
      if (doorOf(request) !== 'guarded') {
        // who pays for long is not sent to the end of the queue afterwards
        if (pass?.holder === holder) renew(door, request, reply, pass);
        return true;
      }
      if (pass?.holder === holder) return true;
      if (round === null) {
        setToken(door, request, reply, { kind: 'pass', round: '', id: newPlaceId(), at: clock.now(), browser: browserOf(door, request), holder });
        return true;
      }
      // the round began while this request was under way
      if (pass === undefined) return true;
      if (pass.holder === '' && (pass.round === '' || (await rush.bind(pass.round, pass.id, holder)))) {
        setToken(door, request, reply, { ...pass, at: clock.now(), holder });
        return true;
      }
      await wait(door, request, reply, round, 'used');
      return false;
    },
  };
}

async function enter(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { rush, deps } = door;
  const of = doorOf(request);
  if (of === 'kept' || of === 'memory') return undefined;
  const token = of === 'partner' ? undefined : tokenOf(door, request);
  const pass = token?.kind === 'pass' ? token : undefined;
  const { round, heads, missed, sheds } = rush.snapshot();
  const place = token?.kind === 'place' && token.round === round?.id ? token : undefined;
  // whose turn has come is inside already: nobody waits for an hour to be turned away at the door
  const isIn = pass || (place && isDue(place.place, place.lane, heads));
  // to be shown the waiting room takes less than to be refused it: nobody who need not be looked up is sent away without a place
  const isSeated = round !== null && (place !== undefined || signInOf(door, request) === undefined);
  const asker = of === 'partner' ? 'partner' : isIn ? 'inside' : isSeated ? 'memory' : 'guarded';
  const shed = sheds ? decideShed(asker, rush.meter.load(), Math.random()) : undefined;
  if (shed) {
    rush.meter.shed();
    return sendShed(deps, request, reply, shed.retryAfter);
  }
  watch(rush, request, reply);
  if (asker === 'partner') return undefined;
  if (pass) {
    rush.meter.wasInside(pass.id);
    renew(door, request, reply, pass);
    return undefined;
  }
  if (round === null) return undefined;
  if (place) {
    if (missed !== null && isDue(place.place, place.lane, missed)) return wait(door, request, reply, round, 'missed');
    if (!isDue(place.place, place.lane, heads)) return seat(door, request, reply, told(door, place, round));
    return (await rush.use(place)) ? letIn(door, request, reply, place) : wait(door, request, reply, round, 'used');
  }
  return wait(door, request, reply, round, undefined);
}

/** A place at the end, or in the draw; or straight in, where nobody waits. */
async function wait(door: Door, request: FastifyRequest, reply: FastifyReply, round: Round, lost: 'missed' | 'used' | undefined): Promise<FastifyReply | undefined> {
  const { rush, deps } = door;
  const accountId = await accountOf(door, request);
  const lane = accountId !== undefined ? 'inside' : viewingOf(request) !== '' ? 'access' : 'general';
  const isFree = lost === undefined && rush.takeSpare();
  const place = rush.give(round, { lane, address: request.ip, userAgent: request.headers['user-agent'] ?? '', holder: accountId === undefined ? undefined : holderKey(deps.kit.crypto, accountId) });
  if ((isFree || isDue(place.place, lane, rush.snapshot().heads)) && lost === undefined && (await rush.use(place))) return letIn(door, request, reply, place);
  setToken(door, request, reply, place);
  const now = told(door, place, round);
  return seat(door, request, reply, lost === undefined ? now : { ...now, state: lost });
}

/** The waiting room in place of an answer; it says nothing about how fast those inside are answered. */
function seat({ deps }: Door, request: FastifyRequest, reply: FastifyReply, now: PlaceTold): Promise<FastifyReply> {
  begun.delete(request);
  return sendWaiting(deps, request, reply, now);
}

function renew(door: Door, request: FastifyRequest, reply: FastifyReply, pass: Pass): void {
  const now = door.deps.kit.clock.now();
  if (now - pass.at > PASS_RENEWED_AFTER) setToken(door, request, reply, { ...pass, at: now });
}

function letIn(door: Door, request: FastifyRequest, reply: FastifyReply, place: Place): undefined {
  setToken(door, request, reply, { kind: 'pass', round: place.round, id: place.id, at: door.deps.kit.clock.now(), browser: place.browser, holder: '' });
  door.rush.meter.wasInside(place.id);
}

function told({ rush, deps }: Door, { place, lane }: Place, round: Round, shown?: { ahead: number; seconds: number }): PlaceTold {
  const { heads, missed, seconds, rate, pace } = rush.snapshot();
  return tellPlace({ now: deps.kit.clock.now(), place, lane, round, heads, missed, seconds, rate, pace, shown });
}

/** What a waiting browser hears when it asks again: no statement, no writing, whatever it sends. */
function tellAgain(door: Door, request: FastifyRequest): PlaceTold {
  const { round } = door.rush.snapshot();
  const token = tokenOf(door, request);
  if (round === null || token?.kind !== 'place' || token.round !== round.id) return OPEN;
  const shown = Shown.safeParse(queryOf(request));
  return told(door, token, round, shown.success ? shown.data : undefined);
}

/** The account behind a sign-in that was there before: looked up once, when the place is given. */
async function accountOf({ deps }: Door, request: FastifyRequest): Promise<string | undefined> {
  const cookie = signInOf({ deps }, request);
  return cookie === undefined ? undefined : (await deps.sessions.find(cookie, 'candidate', deps.kit.clock.now(), true))?.subjectId;
}

const signInOf = ({ deps }: Pick<Door, 'deps'>, request: FastifyRequest): string | undefined => request.cookies[cookieName('candidate', isSecure(deps.kit.settings))];

function doorOf(request: FastifyRequest) {
  return request.is404 ? 'memory' : (request.routeOptions.config.door ?? 'kept');
}

/** Counts the request while it is under way, and how long the answer to somebody inside took; what a slow line adds is not ours. */
function watch({ meter }: Rush, request: FastifyRequest, reply: FastifyReply): void {
  meter.entered();
  let isUnderWay = true;
  const end = () => {
    if (isUnderWay) meter.left();
    isUnderWay = false;
  };
  reply.raw.once('finish', end).once('close', end);
  if (Number(request.headers['content-length'] ?? 0) <= LONG_BODY) begun.set(request, performance.now());
}

const begun = new WeakMap<FastifyRequest, number>();

const nameOf = ({ deps }: Door): string => cookieName('place', isSecure(deps.kit.settings));
const browserOf = ({ deps }: Door, request: FastifyRequest): string => browserKey(deps.kit.crypto, request.headers['user-agent'] ?? '');

function tokenOf(door: Door, request: FastifyRequest): Place | Pass | undefined {
  const cookie = request.cookies[nameOf(door)];
  return cookie === undefined ? undefined : readToken(door.deps.kit.crypto, cookie, browserOf(door, request), door.deps.kit.clock.now());
}

function setToken(door: Door, request: FastifyRequest, reply: FastifyReply, token: Place | Pass): void {
  const { kit } = door.deps;
  const text = writeToken(kit.crypto, token);
  request.cookies[nameOf(door)] = text; // what comes later in this very request sees it
  void reply.setCookie(nameOf(door), text, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(kit.settings), maxAge: COOKIE_SECONDS });
}
