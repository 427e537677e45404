import type { JSX } from 'preact';
import type { z } from 'zod';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import type { Result } from '#server/kernel/result.ts';
import type { DoorClass } from './door-class.ts';
import type { ExtraSources } from './security-headers.ts';
import type { Access, AnyEndpoint, Ctx, Endpoint, EndpointInput, RateClass } from './endpoint.ts';

type Shape = z.ZodObject;

export type ViewProps<V> = { view: V; page: PageContext; form: FormState };

/** What a page's handlers hear from the request: the parsed address, no body. */
export type PageInput<P extends Shape | undefined, Q extends Shape | undefined> = Pick<EndpointInput<P, Q, undefined>, 'params' | 'query'>;

export type PageDef<A extends Access = Access, P extends Shape | undefined = Shape | undefined, Q extends Shape | undefined = Shape | undefined, V = unknown> = {
  path: `/${string}`;
  access: A;
  /** The audit action of showing it; null unless staff see a person's data. */
  audit: string | null;
  limit: RateClass;
  params?: P;
  query?: Q;
  /** Seconds an anonymous visitor's page may be served from memory; only for pages without anything of the visitor's in them. */
  cacheSeconds?: number;
  /** What the door makes of the page, where its access and memory do not say it: `kept` for people who are paying. */
  door?: DoorClass;
  /**
   * Loaded in no transaction, each statement by itself, for what only reads: `near` where a rush asks for what was released, which the standby may answer;
   * `here` for a person's own pages, which show what was done a moment ago, over one connection.
   */
  alone?: 'near' | 'here';
  /** A page to look at and nothing else: its links, forms and scripts are taken out and its policy forbids them, nobody is signed in on it, and search engines leave it alone. */
  lookOnly?: true;
  /** Extra sources this page's Content-Security-Policy allows. */
  csp?: ExtraSources;
  /** A page that may ask for the camera; every other answer forbids it (Permissions-Policy). */
  camera?: true;
  load(ctx: Ctx<A>, input: PageInput<P, Q>): Promise<Result<V> | GoTo>;
  view(props: ViewProps<V>): JSX.Element;
};

/** The page is elsewhere for this visitor: answered with a 303. */
export type GoTo = { goTo: string };

/** Sends the visitor on instead of showing the page. */
export function goTo(address: string): GoTo {
  return { goTo: address };
}

export type Fields = Record<string, string | string[]>;

export type FormDef = {
  page: AnyPage;
  endpoint: AnyEndpoint;
  /** POST address; the page's own when absent. */
  path?: `/${string}`;
  /** Where a yes leads, by 303. */
  done(value: any, input: any): string; // eslint-disable-line @typescript-eslint/no-explicit-any -- see AnyPage
  /** Form fields → the endpoint's body, when dotted names do not say it all. */
  toBody?: (fields: Fields) => unknown;
  /** Submit buttons named `_edit` that only change what the form shows (add a row), by their value up to a colon. */
  edits?: Record<string, (fields: Fields, argument: string) => Fields>;
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the lists hold pages and endpoints of every type
export type AnyPage = PageDef<any, any, any, any>;

/** Declares a page: how its view is loaded and drawn. */
export function definePage<const A extends Access, V, P extends Shape | undefined = undefined, Q extends Shape | undefined = undefined>(
  page: PageDef<A, P, Q, V>,
): PageDef<A, P, Q, V> {
  return page;
}

/** Declares a form: a page plus the endpoint that takes it, so that page and API share one rule path. */
export function defineForm<A extends Access, P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined, O extends z.ZodType, Prepared>(
  form: Omit<FormDef, 'endpoint' | 'done'> & {
    endpoint: Endpoint<A, P, Q, B, O, Prepared>;
    done(value: z.output<O>, input: EndpointInput<P, Q, B>): string;
  },
): FormDef {
  return form;
}
