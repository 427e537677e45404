import type { Trouble } from '#contracts/operations.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { PageContext } from '#portal/page-context.ts';
import type { Db, Tx } from './db/tx.ts';
import type { AnyEndpoint } from './http/endpoint.ts';
import type { AnyPage, FormDef } from './http/page.ts';
import type { AnyJobHandler, Job, Schedule } from './jobs/job.ts';
import type { Kit } from './kit.ts';
import type { Figure } from './metrics/figures.ts';
import type { AnyList } from './lists/list-source.ts';
import type { PersonalData } from './personal/personal-data.ts';

/** What a module brings to the program; `app.ts` mounts all of it. */
export type Module = {
  name: string;
  endpoints?: readonly AnyEndpoint[];
  pages?: readonly AnyPage[];
  forms?: readonly FormDef[];
  /** Lists of the console that can leave the house. */
  lists?: readonly AnyList[];
  /** Jobs this module declares. */
  jobs?: readonly Job[];
  /** Jobs this module does, its own or a lower module's. */
  handlers?: readonly AnyJobHandler[];
  schedules?: readonly Schedule[];
  /** Figures of the whole installation that Prometheus reads. */
  figures?: readonly Figure[];
  /** What is not as it should be with this module within a jurisdiction, for operators (运行异常). */
  troubles?: (tx: Tx, jurisdiction: Jurisdiction) => Promise<readonly Trouble[]>;
  /** Done once before listening: loading reference data. Safe to repeat and to run in several processes. */
  atStart?: (env: { db: Db; kit: Kit }) => Promise<void>;
  /** What goes on beside requests and jobs in every process from the start of serving; answers how to end it. */
  alongside?: (env: { db: Db; kit: Kit }) => () => Promise<void>;
  /** A line for whoever starts a demonstration, given the address of the site. */
  welcome?: (publicUrl: string) => string;
  /** What this module keeps of a person: what leaves with a copy of their data, and what does not and why. */
  personal?: PersonalData;
  /** What this module adds to every page's frame. */
  decorate?: (page: PageContext) => PageContext;
};
