import type { Chance } from '../support/chance.ts';
import { encoded, HOSTILE_TEXTS } from './hostile.ts';
import type { KnownIds } from './known-ids.ts';
import type { Answered, Sent } from './line.ts';

/** A form somebody was shown: where it is sent and which fields it has, with what stood in them. */
export type Form = { action: string; fields: [name: string, value: string][]; carriesFiles: boolean };

const MOST_FORMS = 60;

/** Asks for pages as browsers do, remembers the forms they show to each asker, and sends those with right and hostile fields. */
export function pageAsking(chance: Chance, ids: KnownIds, patterns: readonly string[]) {
  const forms = new Map<string, Form[]>();

  return {
    /** A page or one of the forms seen on one. */
    ask(who: string): Sent {
      const seen = forms.get(who) ?? [];
      return seen.length > 0 && chance.happens(0.5) ? send(chance.pick(seen)) : open();
    },
    learn(who: string, { text, type }: Answered): void {
      if (!type.includes('html')) return;
      const known = [...formsOf(text), ...(forms.get(who) ?? [])];
      forms.set(who, [...new Map(known.map((form) => [form.action, form])).values()].slice(0, MOST_FORMS));
    },
  };

  function open(): Sent {
    const pattern = chance.pick(patterns);
    const path = pattern.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encoded((chance.happens(0.9) ? ids.forPlace(pattern, name, chance) : undefined) ?? chance.pick(HOSTILE_TEXTS)));
    const query = chance.happens(0.4) ? `?${chance.pick(['q', 'page', 'after', 'year', 'province', 'exam', 'month', 'back', 'next', 'lang', 'view', 'sort', 'token', 'code', 'state', 'sitting', 'education', 'years'])}=${encoded(chance.pick(HOSTILE_TEXTS))}` : '';
    return { method: 'GET', path: `${path}${query}`, headers: { accept: 'text/html' } };
  }

  function send({ action, fields, carriesFiles }: Form): Sent {
    const pairs = fields.filter(() => !chance.happens(0.05)).map(([name, value]): [string, string] => [name, name === '_key' || !chance.happens(0.25) ? value : chance.pick(HOSTILE_TEXTS)]);
    if (chance.happens(0.1)) pairs.push([chance.pick(['__proto__[polluted]', 'constructor.prototype.a', 'unknown', 'a.b.c.0', 'list.999999.x']), '1']);
    const headers = { accept: 'text/html', 'content-type': carriesFiles ? 'multipart/form-data; boundary=jb' : 'application/x-www-form-urlencoded' };
    return { method: 'POST', path: action, headers, body: carriesFiles ? multipart(pairs) : new URLSearchParams(pairs).toString() };
  }

  function multipart(pairs: [string, string][]): string {
    const file = `--jb\r\ncontent-disposition: form-data; name="file"; filename="${chance.pick(['a.jpg', '../../a.svg', 'a.pdf\u0000.jpg', ''])}"\r\ncontent-type: ${chance.pick(['image/jpeg', 'image/svg+xml', 'application/pdf', 'text/html'])}\r\n\r\n${chance.pick(['<svg onload=alert(1)>', '%PDF-1.7\n%%EOF', 'GIF89a', '', '\u0000'.repeat(1_000)])}\r\n`;
    return `${pairs.map(([name, value]) => `--jb\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}${file}--jb--\r\n`;
  }
}

function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', inside = '']) => {
    const action = attribute(attributes, 'action');
    if (!action?.startsWith('/') || !/method="post"/i.test(attributes) || action.startsWith('/api/demo') || action.startsWith('/demo')) return [];
    const fields = [...inside.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/g)].flatMap(([, one = '']): [string, string][] => {
      const name = attribute(one, 'name');
      return name === undefined ? [] : [[name, attribute(one, 'value') ?? '']];
    });
    return [{ action, fields, carriesFiles: attributes.includes('multipart/form-data') }];
  });
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}
