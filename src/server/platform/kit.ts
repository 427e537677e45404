import type { FastifyBaseLogger } from 'fastify';
import type { Blobs } from './blobs/blobs.ts';
import type { Captcha } from './captcha/captcha.ts';
import type { Clock } from './clock/clock.ts';
import type { Settings } from './config/settings.ts';
import type { FieldCrypto } from './crypto/field-crypto.ts';
import type { Passwords } from './crypto/passwords.ts';
import type { Signatures } from './crypto/signatures.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Outside } from './outside/outside.ts';
import type { Pdf } from './pdf/pdf.ts';

/** The services every handler may use; made once in app.ts, passed, never reached for. */
export type Kit = {
  settings: Settings;
  clock: Clock;
  crypto: FieldCrypto;
  passwords: Passwords;
  signatures: Signatures;
  blobs: Blobs;
  captcha: Captcha;
  pdf: Pdf;
  /** The recorder every call to an outside service goes through. */
  outside: Outside;
  /** What this process counts for Prometheus. */
  metrics: Metrics;
  logger: FastifyBaseLogger;
};
