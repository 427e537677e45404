import { resolve } from 'node:path';
import { z } from 'zod';
import type { ObjectStoreSettings } from '../blobs/object-store.ts';

const port = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(0).max(65_535, 'must be 65535 or less')).optional();

/** The settings of those who run the installation: where figures are read, where traces go, whether a failing service is held back. */
export const operatorEnvironment = {
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port,
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  BLOBS: z.union([z.literal('disk'), z.url({ protocol: /^s3(\+http)?$/ })], { error: 'must be disk, or a store like s3://storage.example.cn/bucket/prefix?region=cn-north-1 (s3+http:// without TLS)' }).default('disk'),
  BLOBS_KEY_ID: z.string().min(3).optional(),
  BLOBS_KEY: z.string().min(6).optional(),
  BACKUP_TO: z.string().transform((folder) => resolve(folder)).optional(),
  BACKUP_KEY: z.union([z.string().regex(/^[A-Za-z0-9+/_-]{43}=?$/), z.string().startsWith('file:')], { error: 'must be 32 bytes in base64, or file: and the path of a file that holds them' }).optional(),
  BACKUP_KEEP_DAYS: z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(1).max(3_650)).default(35),
  BACKUP_LOG_SECONDS: z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(1).max(3_600)).default(60),
  OUTSIDE_BREAKER: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
} as const;

type Environment = z.infer<z.ZodObject<typeof operatorEnvironment>> & { MODE: 'demo' | 'test' | 'production' };

export type OperatorSettings = {
  /** Where Prometheus reads figures: an address of its own, never that of the pages. Absent: nowhere. */
  metrics: { host: string; port: number; token: string | undefined } | undefined;
  /** Where traces go (OTLP over HTTP). Absent: nothing is traced. */
  traces: string | undefined;
  /** Where files lie: in the data folder, or in an S3-compatible store. */
  blobs: { kind: 'disk' } | { kind: 's3'; store: ObjectStoreSettings };
  /** Where backups lie and how they are sealed; with `to` the embedded database archives its log there, each piece after `logSeconds` at the latest. */
  backup: { to: string | undefined; key: string | undefined; keepDays: number; logSeconds: number };
  /** Whether calls to an outside service that keeps failing are held back for a while (熔断); off, they are only counted. */
  outsideBreaker: 'on' | 'off';
};

/** The operators' settings as they were told. */
export function operatorSettings(env: Environment): OperatorSettings {
  return {
    metrics: env.METRICS_PORT === undefined ? undefined : { host: env.METRICS_HOST, port: env.METRICS_PORT, token: env.METRICS_TOKEN },
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    blobs: blobsFrom(env),
    backup: { to: env.BACKUP_TO, key: env.BACKUP_KEY, keepDays: env.BACKUP_KEEP_DAYS, logSeconds: env.BACKUP_LOG_SECONDS },
    outsideBreaker: env.OUTSIDE_BREAKER ?? (env.MODE === 'test' ? 'off' : 'on'),
  };
}

function blobsFrom({ BLOBS, BLOBS_KEY_ID, BLOBS_KEY }: Environment): OperatorSettings['blobs'] {
  if (BLOBS === 'disk' || BLOBS_KEY_ID === undefined || BLOBS_KEY === undefined) return { kind: 'disk' };
  const address = new URL(BLOBS);
  const [bucket = '', ...prefix] = address.pathname.split('/').filter(Boolean);
  const endpoint = `${address.protocol === 's3:' ? 'https' : 'http'}://${address.host}`;
  return { kind: 's3', store: { endpoint, region: address.searchParams.get('region') ?? 'us-east-1', bucket, prefix: prefix.map((part) => `${part}/`).join(''), accessKeyId: BLOBS_KEY_ID, secretAccessKey: BLOBS_KEY } };
}

/** What is wrong with them together: figures are open to nobody but this machine without a token, a store needs its keys and a bucket. */
export function operatorFaults(env: Environment): { name: string; text: string }[] {
  const faults: { name: string; text: string }[] = [];
  const local = ['127.0.0.1', '::1', 'localhost'].includes(env.METRICS_HOST);
  if (env.METRICS_PORT !== undefined && !local && env.METRICS_TOKEN === undefined) faults.push({ name: 'METRICS_TOKEN', text: 'is needed because METRICS_HOST is open to other machines' });
  if (env.BACKUP_TO !== undefined && env.BACKUP_KEY === undefined) faults.push({ name: 'BACKUP_KEY', text: 'is needed because BACKUP_TO is set: nothing is kept there unsealed' });
  if (env.BLOBS === 'disk') return faults;
  if (env.BLOBS_KEY_ID === undefined || env.BLOBS_KEY === undefined) faults.push({ name: env.BLOBS_KEY_ID === undefined ? 'BLOBS_KEY_ID' : 'BLOBS_KEY', text: 'is needed because BLOBS names a store' });
  if (new URL(env.BLOBS).pathname.split('/').filter(Boolean).length === 0) faults.push({ name: 'BLOBS', text: 'must name a bucket: s3://host/bucket' });
  if (env.MODE === 'production' && env.BLOBS.startsWith('s3+http:')) faults.push({ name: 'BLOBS', text: 'production speaks to the store by https only (s3://)' });
  return faults;
}
