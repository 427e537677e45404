/** What is known of a digest while a change of the index secret is under way: what it was made for, and the same digest in the other version the database may hold. */
export type DigestMade = { context: string; oldest: Buffer; others: readonly Buffer[] };

let moving = false;
const made = new WeakMap<Buffer, DigestMade>();

/** Remembers of a digest which other version it may stand in; nothing is remembered while there is one version only. */
export function rememberDigest(digest: Buffer, of: DigestMade): Buffer {
  moving = true;
  made.set(digest, of);
  return digest;
}

/** Whether this process began within a change of the index secret and looks for digests in two versions: what is read may be written first. */
export function digestsMove(): boolean {
  return moving;
}

/** Ends what the first digest remembered began, in a process that goes on with one version: for tests, which share their process. */
export function forgetDigestMove(): void {
  moving = false;
}

/** What is remembered of a digest; undefined for every other value, and always while there is one version only. */
export function digestMade(value: unknown): DigestMade | undefined {
  return Buffer.isBuffer(value) ? made.get(value) : undefined;
}

/** Every version a digest may stand in, the one that is written first. */
export function versionsOf(digest: Buffer): Buffer[] {
  return [digest, ...(made.get(digest)?.others ?? [])];
}

/** The version a digest is kept in for a while, outside columns of digests: every other can be made of it (`FieldCrypto.current`). */
export function oldestOf(digest: Buffer): Buffer {
  return made.get(digest)?.oldest ?? digest;
}

/** Whether a stored digest is this one, in whichever version. */
export function isDigest(stored: Buffer, digest: Buffer): boolean {
  return versionsOf(digest).some((version) => version.equals(stored));
}
