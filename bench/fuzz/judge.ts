import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Operation, Schema } from './operations.ts';
import type { Asker } from './people.ts';
import type { Findings } from './findings.ts';
import type { Answered, Sent } from './line.ts';

/** Words that only the inside of a program says. */
const INSIDE = /\bat (?:async )?[\w.<>]+ \(?(?:file:|\/|node:)|node_modules|\bselect [^\n]{1,200} from\b|violates (?:foreign key|unique|check|not-null) constraint|invalid input syntax|duplicate key value|ECONNREFUSED|PostgresError|ZodError/i;
const TOO_LONG = 431; // said by the server of HTTP itself, before anybody knows what was asked for
const MOST_WORDS = 20_000;
/** What a hostile text looks like where it was put into a page as it came. */
const UNESCAPED = /<script>alert\(1\)|<img src=x onerror|<svg\/onload=/i;

/** Looks at every answer and notes what must not be: 5xx, no answer, an answer of another shape than promised, words of the inside, hostile text unescaped, another person's secrets, a way out of the site. */
export function judge(found: Findings, askers: readonly Asker[], document: { components?: { schemas?: Record<string, Schema> } }) {
  const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema({ components: document.components }, 'interface');
  const compiled = new Map<Schema, ValidateFunction>();
  const secrets = askers.flatMap(({ who, secrets: own }) => own.map((secret) => ({ of: who, secret })));

  function shapeOf(schema: Schema): ValidateFunction {
    const known = compiled.get(schema) ?? ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"interface#/components/')) as Schema);
    compiled.set(schema, known);
    return known;
  }

  return function look(where: string, asker: Asker, sent: Sent, answered: Answered, operation?: Operation): void {
    const note = (what: string) => found.note(what, where, asker.who, sent, answered);
    found.count(answered.status);
    if (answered.status === 0) note('no answer');
    if (answered.status >= 500) note('5xx');
    const schema = answered.status === TOO_LONG ? undefined : operation?.replies[String(answered.status)] ?? (answered.status >= 400 && answered.status < 500 ? operation?.replies['4XX'] : undefined);
    if (schema && answered.type.includes('json')) {
      const shape = shapeOf(schema);
      if (!shape(answered.json)) note(`another shape than promised: ${shape.errors?.map((e) => `${e.instancePath} ${e.message ?? ''}`).join('; ') ?? ''}`);
    }
    if (operation && answered.status >= 400 && answered.status !== TOO_LONG && !answered.type.includes('json')) note('a no that is no JSON');
    if (answered.status >= 400 && INSIDE.test(answered.text.slice(0, MOST_WORDS))) note('words of the inside');
    if (answered.type.includes('html') && UNESCAPED.test(answered.text)) note('hostile text as it came');
    if (answered.location !== undefined && leavesTheSite(answered.location)) note('a way out of the site');
    if (asker.kind === 'staff') return; // what staff may see of whom is proved route by route elsewhere
    const asked = `${sent.path} ${sent.body ?? ''}`;
    for (const { of, secret } of secrets) if (of !== asker.who && !asker.secrets.includes(secret) && answered.text.includes(secret) && !asked.includes(secret)) note(`a secret of another person (${of})`);
  };
}

/** Payment channels and other houses stand on our own address in a demonstration: every other host is a way out. */
function leavesTheSite(location: string): boolean {
  if (/^\/(?![/\\])/.test(location)) return false;
  const host = URL.canParse(location) ? new URL(location).hostname : '';
  return host !== '127.0.0.1' && host !== 'localhost';
}
