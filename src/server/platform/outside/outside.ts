import type { OutsideService } from '#contracts/outside-services.ts';
import { admit, CLOSED, settle, USUAL_RULE, type Breaker, type BreakerRule } from './breaker.ts';
import { faultKindOf, OutsideFault, type FaultKind } from './fault.ts';
import { inSpan } from '../tracing/tracing.ts';
import { emptyMinute, countCall, type Minute } from './minute.ts';

/** One call to a service as its adapter describes it. */
export type OutsideCall<T> = {
  /** The service, by a name of the installation: `sms:aliyun`, `registry:identity`, `pay:alipay`; its kind has words. Lower-case letters, digits, `-`, at most one `:`; never a person's data. */
  service: OutsideService;
  /** Which act of it: `send`, `query`. */
  what: string;
  /** After so long the call is over, whatever it does; its signal tells it. */
  timeoutMs: number;
  /** For calls that answer with their fault instead of throwing it: the kind of fault in an answer, or nothing. */
  faultIn?: (answer: T) => FaultKind | undefined;
};

/** What became of one call, for whoever counts: metrics, traces. */
export type CallEnded = { service: string; what: string; fault: FaultKind | undefined; ms: number; startedAt: number };

/** How one service stands in this process. */
export type ServiceStanding = { service: string; breaker: Breaker['state']; openUntil: number | null; since: number; lastSuccessAt: number | null; lastFaultAt: number | null; lastFault: FaultKind | null };

/** The one way to the outside world: every adapter's call goes through `ask`. */
export type Outside = {
  /**
   * Makes the call unless the service's breaker is open, ends it in time, and counts what became of it. Answers what the call answers; throws an
   * `OutsideFault` when the call threw, was too slow, or was not made.
   */
  ask<T>(call: OutsideCall<T>, act: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** How every service known to this process stands. */
  standings(): ServiceStanding[];
  /** What was counted, by minute, as long as nobody had it forgotten: written down again and again until it stands. */
  minutes(): Minute[];
  /** Forgets the minutes that ended before this moment. */
  forgetMinutes(before: number): void;
  /** Says when a service is one of this installation, before it was ever asked. */
  know(...services: OutsideService[]): void;
  /** Has somebody told of every call that ended. */
  onEnded(listener: (call: CallEnded) => void): void;
};

/** The service answered, or we did not ask: neither says anything against it. */
const SAYS_NOTHING = new Set<FaultKind>(['refused', 'not_called']);
const NAME = /^[a-z][a-z0-9-]*(:[a-z0-9-]+)?$/;

type OutsideOptions = { /** Real time, in milliseconds. */ now?: () => number; chance?: () => number; /** `off`: calls are counted and never held back. */ rule?: BreakerRule | 'off' };

/** Opens the recorder of this process; one a process, made with the kit. */
export function openOutside({ now = Date.now, chance = Math.random, rule = USUAL_RULE }: OutsideOptions = {}): Outside {
  const services = new Map<string, Service>();
  const minutes = new Map<string, Minute>();
  const listeners: ((call: CallEnded) => void)[] = [];

  const known = (service: string): Service => {
    if (!NAME.test(service)) throw new Error(`${service} is no name of an outside service`);
    const found = services.get(service) ?? { breaker: CLOSED, since: now(), lastSuccessAt: null, lastFaultAt: null, lastFault: null };
    services.set(service, found);
    return found;
  };

  /** `as` is how the breaker stood when the call was made: one made before it opened is no probe. */
  function ended(service: string, what: string, fault: FaultKind | undefined, startedAt: number, as: Breaker['state']): void {
    const at = now();
    const one = known(service);
    if (fault === undefined || fault === 'refused') one.lastSuccessAt = at;
    if (fault !== undefined && fault !== 'not_called') Object.assign(one, { lastFaultAt: at, lastFault: fault });
    if (as === one.breaker.state && fault !== 'not_called' && rule !== 'off') move(one, settle(one.breaker, fault !== undefined && !SAYS_NOTHING.has(fault), { now: at, chance: chance(), rule }), at);
    const minute = Math.floor(at / 60_000) * 60_000;
    const key = `${String(minute)} ${service}`;
    const ms = Math.max(0, at - startedAt);
    minutes.set(key, countCall(minutes.get(key) ?? emptyMinute(service, minute), ms, fault));
    for (const listener of listeners) listener({ service, what, fault, ms, startedAt });
  }

  return {
    async ask({ service, what, timeoutMs, faultIn }, act) {
      const startedAt = now();
      const one = known(service);
      const asked = admit(one.breaker, startedAt);
      if (!asked.go) {
        ended(service, what, 'not_called', startedAt, one.breaker.state);
        throw new OutsideFault(service, 'not_called');
      }
      move(one, asked.breaker, startedAt);
      try {
        const answer = await inSpan('outside', { 'jinbang.service': service, 'jinbang.what': what }, () => within(timeoutMs, act));
        ended(service, what, faultIn?.(answer), startedAt, asked.breaker.state);
        return answer;
      } catch (problem) {
        const kind = faultKindOf(problem);
        ended(service, what, kind, startedAt, asked.breaker.state);
        throw new OutsideFault(service, kind, problem);
      }
    },
    standings: () => [...services].map(([service, { breaker, ...rest }]) => ({ service, breaker: breaker.state, openUntil: breaker.state === 'open' ? breaker.until : null, ...rest })),
    minutes: () => [...minutes.values()],
    forgetMinutes(before) {
      for (const [key, { minute }] of minutes) if (minute + 60_000 <= before) minutes.delete(key);
    },
    know(...names) {
      names.forEach(known);
    },
    onEnded(listener) {
      listeners.push(listener);
    },
  };
}

type Service = { breaker: Breaker; since: number; lastSuccessAt: number | null; lastFaultAt: number | null; lastFault: FaultKind | null };

function move(one: Service, breaker: Breaker, at: number): void {
  if (one.breaker.state !== breaker.state) one.since = at;
  one.breaker = breaker;
}

/** Ends the wait in time even if the call does not hear its signal. */
async function within<T>(timeoutMs: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const tooSlow = new DOMException('no answer in time', 'TimeoutError');
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tooSlow);
      stop.abort(tooSlow);
    }, timeoutMs);
  });
  try {
    return await Promise.race([act(stop.signal), patience]);
  } finally {
    clearTimeout(timer);
  }
}
