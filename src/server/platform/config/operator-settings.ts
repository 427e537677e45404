import { z } from 'zod';

const port = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(0).max(65_535, 'must be 65535 or less')).optional();

/** The settings of those who run the installation: where figures are read, where traces go, whether a failing service is held back. */
export const operatorEnvironment = {
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port,
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  OUTSIDE_BREAKER: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
} as const;

type Environment = z.infer<z.ZodObject<typeof operatorEnvironment>> & { MODE: 'demo' | 'test' | 'production' };

export type OperatorSettings = {
  /** Where Prometheus reads figures: an address of its own, never that of the pages. Absent: nowhere. */
  metrics: { host: string; port: number; token: string | undefined } | undefined;
  /** Where traces go (OTLP over HTTP). Absent: nothing is traced. */
  traces: string | undefined;
  /** Whether calls to an outside service that keeps failing are held back for a while (熔断); off, they are only counted. */
  outsideBreaker: 'on' | 'off';
};

/** The operators' settings as they were told. */
export function operatorSettings(env: Environment): OperatorSettings {
  return {
    metrics: env.METRICS_PORT === undefined ? undefined : { host: env.METRICS_HOST, port: env.METRICS_PORT, token: env.METRICS_TOKEN },
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    outsideBreaker: env.OUTSIDE_BREAKER ?? (env.MODE === 'test' ? 'off' : 'on'),
  };
}

/** What is wrong with them together: figures are open to nobody but this machine without a token. */
export function operatorFaults(env: Environment): { name: string; text: string }[] {
  const local = ['127.0.0.1', '::1', 'localhost'].includes(env.METRICS_HOST);
  return env.METRICS_PORT !== undefined && !local && env.METRICS_TOKEN === undefined ? [{ name: 'METRICS_TOKEN', text: 'is needed because METRICS_HOST is open to other machines' }] : [];
}
