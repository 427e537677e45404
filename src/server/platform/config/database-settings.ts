import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be an address like postgres://user:password@host:5432/database' }).optional();

/** The settings of the database and of several machines on one. */
export const databaseEnvironment = {
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATABASE_POOL: wholeNumber(2, 100).default(8),
  DATABASE_POOLER: z.enum(['none', 'transaction'], { error: 'must be none or transaction' }).default('none'),
  DATABASE_REPLICA_URL: postgresUrl,
  DATABASE_REPLICA_LAG: wholeNumber(1, 300).default(5),
  DRAIN_SECONDS: wholeNumber(0, 60).default(0),
} as const;

type Environment = z.infer<z.ZodObject<typeof databaseEnvironment>>;

/** Where the database is and how it is reached; absent: the embedded one in the data folder. */
export type DatabaseAddress = {
  url: string;
  ownerUrl: string;
  ownerIsRunner: boolean;
  /** True where `url` leads to a pooler that gives each transaction another session: nothing of a session may be relied upon. */
  pooledByTransaction: boolean;
  /** A streaming standby that look-ups may read from. */
  replicaUrl: string | undefined;
};

export type DatabaseSettings = {
  database: DatabaseAddress | undefined;
  poolSize: number;
  /** How far the standby may be behind, in seconds, before look-ups go to the primary again. */
  replicaLagSeconds: number;
  /** How long a process that was told to stop still takes requests while `/readyz` already says no. */
  drainSeconds: number;
};

/** The database's settings as they were told. */
export function databaseSettings(env: Environment): DatabaseSettings {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: owner } = env;
  return {
    database: url === undefined ? undefined : { url, ownerUrl: owner ?? url, ownerIsRunner: owner === undefined, pooledByTransaction: env.DATABASE_POOLER === 'transaction', replicaUrl: env.DATABASE_REPLICA_URL },
    poolSize: env.DATABASE_POOL,
    replicaLagSeconds: env.DATABASE_REPLICA_LAG,
    drainSeconds: env.DRAIN_SECONDS,
  };
}

/** What is wrong with them together. */
export function databaseFaults(env: Environment): { name: string; text: string }[] {
  const alone = (['DATABASE_OWNER_URL', 'DATABASE_REPLICA_URL'] as const).filter((name) => env[name] && !env.DATABASE_URL).map((name) => ({ name, text: 'is of use only together with DATABASE_URL' }));
  if (env.DATABASE_POOLER === 'none') return alone;
  if (!env.DATABASE_URL) return [...alone, { name: 'DATABASE_POOLER', text: 'is of use only together with DATABASE_URL' }];
  return env.DATABASE_OWNER_URL ? alone : [...alone, { name: 'DATABASE_OWNER_URL', text: 'is needed because DATABASE_POOLER is set: migrations go past the pooler, by a login of their own' }];
}
