import type { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId, StaffId } from '#contracts/ids.ts';
import type { Lang, Refusal } from '#contracts/refusals.ts';
import type { Sound } from '#contracts/sound.ts';
import type { PartnerScope } from '#contracts/partners.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import type { Result } from '#server/kernel/result.ts';
import type { AuditNote } from '../audit/audit.ts';
import type { Tx } from '../db/tx.ts';
import type { Kit } from '../kit.ts';
import type { DoorClass } from './door-class.ts';

/** Who may call: everybody, a signed-in candidate, a system of others whose key has this scope, or staff with this permission. */
export type Access = 'public' | 'candidate' | `partner:${PartnerScope | 'any'}` | { staff: Permission | 'any' };

/** How often one caller may call; the figures stand in rate-limit.ts. */
export type RateClass = 'page' | 'read' | 'write' | 'sign_in' | 'code' | 'upload' | 'look_up' | 'rush' | 'notice' | 'partner';

export type VisitorActor = { kind: 'visitor' };
export type CandidateActor = { kind: 'candidate'; accountId: AccountId; sessionId: string; /** When the sign-in was opened. */ since: Instant; /** When the sign-in ends by itself if nothing more is done in it. */ until?: Instant };
export type StaffActor = { kind: 'staff'; staffId: StaffId; sessionId: string; name: string; permissions: readonly Permission[]; jurisdiction: Jurisdiction; seenBy?: SeenBy };
/** Who looks, read-only and not for long, through the eyes of the member the actor names (以某人视角查看). */
export type SeenBy = { staffId: StaffId; name: string; until: Instant };
/** A system of others (对接系统) by one of its keys; what it sees is narrowed like what staff see. */
export type PartnerActor = { kind: 'partner'; partnerId: string; keyId: string; name: string; scopes: readonly PartnerScope[]; jurisdiction: Jurisdiction; expiresAt: Instant; /** The request comes from an address the key is allowed from. */ addressAllowed: boolean };
export type Actor = VisitorActor | CandidateActor | StaffActor | PartnerActor;

/** The actor a handler gets, by the access it declares; a public handler sees whoever happens to be signed in. */
export type ActorFor<A extends Access> = A extends 'public' ? Actor : A extends 'candidate' ? CandidateActor : A extends string ? PartnerActor : StaffActor;

/** Where a request comes from. */
export type Visitor = {
  ip: string;
  userAgent: string;
  requestId: string;
  lang: Lang;
  /** The digest of the anonymous cookie that holds a visit together before there is a sign-in, once an act began one. */
  visitKey?: Buffer | undefined;
};

export type UploadedFile = { field: string; fileName: string; contentType: string; bytes: Buffer };

/** What slow preparation outside the transaction may use. */
export type PrepareEnv<A extends Access = Access> = {
  kit: Kit;
  now: Instant;
  visitor: Visitor;
  actor: ActorFor<A>;
  /** A short transaction of its own, for what must be looked up before the slow work. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads without a transaction, each statement by itself: what a rush asks for. */
  alone<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same of what may be as old as a standby: what was released, never what a limit counts. */
  near<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction that stands before the slow work begins: what must be known even if the process dies in the middle of it. A refusal undoes it. */
  first<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>>;
};

export type Ctx<A extends Access = Access> = Omit<PrepareEnv<A>, 'read' | 'alone' | 'near' | 'first'> & {
  tx: Tx;
  /** Fills the request's audit row. */
  note(note: AuditNote): void;
  /** Opens a sign-in, which ends at the latest at `endsAt`, and sets its cookie; answers its public id. */
  openSession(kind: 'candidate' | 'staff', subjectId: string, endsAt?: Instant): Promise<string>;
  /** Ends the caller's own sign-in and clears its cookie. */
  closeSession(): Promise<void>;
  /** The visit's key; the first act of a visit makes one and sets its cookie. */
  beginVisit(): Buffer;
};

type Shape = z.ZodObject;
type OutputOf<S extends Shape | undefined> = S extends Shape ? z.output<S> : Record<never, never>;

export type EndpointInput<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined> = {
  params: OutputOf<P>;
  query: OutputOf<Q>;
  body: OutputOf<B>;
  files: UploadedFile[];
  /** The message as it came over the wire, for an endpoint that is `raw`. */
  wire?: WireMessage | undefined;
};

/** A message of an outside service, untouched: its signature is over these very bytes. */
export type WireMessage = { headers: Readonly<Record<string, string | undefined>>; body: Buffer };

/** What an endpoint's `check` sees: the address, the parts of the body that could be read, and which of its fields could not. */
export type CheckInput<P extends Shape | undefined, B extends Shape | undefined> = { params: OutputOf<P>; body: Sound<OutputOf<B>>; faulty: ReadonlySet<string> };

export type Endpoint<
  A extends Access = Access,
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  B extends Shape | undefined = Shape | undefined,
  O extends z.ZodType = z.ZodType,
  Prepared = unknown,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  /** One line for the API reference, in the official's words. */
  summary: string;
  access: A;
  /** The audit action; null only for reads of nothing personal. */
  audit: string | null;
  limit: RateClass;
  params?: P;
  query?: Q;
  body?: B;
  files?: { maxBytes: number; maxCount: number };
  /** The body is handed on as it came, whatever its type, and the output is a `WireAnswer`: for outside services with a signature and a reply of their own. */
  raw?: true;
  output: O;
  /** Seconds a browser may keep the answer; only for public reads that are the same for everybody. */
  cacheSeconds?: number;
  /** For somebody who sees as a colleague: `open` although it writes, `closed` although it reads. Unsaid, reads are open and writes closed. */
  seeAs?: 'open' | 'closed';
  /** What the door makes of the address, where access, method and rate class do not say it: `kept` for people who are paying. */
  door?: DoorClass;
  /**
   * For reads a rush asks for: the handler's statements run in no transaction, each by itself, and its audit row is written with others a moment after the answer.
   * A handler that stands alone writes nothing.
   */
  alone?: true;
  /** False for acts whose answer must not be replayed from the submission record (outside notices carry their own identity). */
  idempotent?: false;
  /** Noes of its own that callers of other houses should know of; they stand in the reference beside those every address has. */
  noes?: readonly Refusal['code'][];
  /**
   * Every no the rules can say to the parts of a body that could be read. Asked only when the shape or `prepare` says no already, so that one
   * answer tells everything; it looks and writes nothing.
   */
  check?(env: PrepareEnv<A>, input: CheckInput<P, B>): Promise<readonly Refusal[]>;
  /** Slow work outside the transaction: hashing, images, captcha. A refusal ends the request. */
  prepare?(env: PrepareEnv<A>, input: EndpointInput<P, Q, B>): Promise<Result<Prepared>>;
  handle(ctx: Ctx<A>, input: EndpointInput<P, Q, B>, prepared: Prepared): Promise<Result<z.input<O>>>;
};

/** Any endpoint, its types forgotten: what lists and the mounting code hold. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of endpoints of every type has no other common type: handlers are contravariant in their input
export type AnyEndpoint = Endpoint<any, any, any, any, any, any>;

/** Declares one address of the API. Access, audit and rate class cannot be forgotten: they are required properties. */
export function defineEndpoint<
  const A extends Access,
  O extends z.ZodType,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  Prepared = undefined,
>(endpoint: Endpoint<A, P, Q, B, O, Prepared>): Endpoint<A, P, Q, B, O, Prepared> {
  return endpoint;
}
