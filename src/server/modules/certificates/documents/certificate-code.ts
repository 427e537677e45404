import type { CertificateKind } from '#contracts/certificates.ts';
import type { CodeKind } from '#contracts/signed-codes.ts';

/** Under which kind the signed code of a certificate is issued, and taken back. */
export function codeKind(kind: CertificateKind): CodeKind {
  return kind === 'proof' ? 'proof' : 'certificate';
}
