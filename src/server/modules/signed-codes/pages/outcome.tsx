import type { JSX } from 'preact';
import type { CodeVerdict, SignedFacts } from '#contracts/signed-codes.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { words } from './words.ts';

const TONES = { genuine: 'success', use_over: 'warning', revoked: 'warning', forged: 'danger', unknown_key: 'danger', unreadable: 'warning' } as const satisfies Record<CodeVerdict, string>;

/** One verdict in words, icon and colour. */
export function Verdict({ page, verdict, live }: { page: PageContext; verdict: CodeVerdict; live?: boolean }): JSX.Element {
  const told = words[page.lang].verdicts[verdict];
  return <Notice page={page} tone={TONES[verdict]} title={told.title} live={live ?? false}>{told.text}</Notice>;
}

/** A number as the paper prints it: what sets two alike apart (`/` and the sitting of a ticket) is not on the paper, the title says it. */
function shownNumber(number: string): string {
  return number.split('/')[0] ?? number;
}

/** What a code says, line by line, to be compared with the paper; without facts, empty places that a script fills. */
export function CodeFacts({ page, facts }: { page: PageContext; facts: SignedFacts | undefined }): JSX.Element {
  const w = words[page.lang];
  const place = (name: keyof SignedFacts, value: string | undefined) => ({ term: w.terms[name], value: <span data-fact={name}>{value === undefined ? '—' : value === '' ? '—' : value}</span> });
  return (
    <Card title={w.facts} accent>
      <DataList items={[
        place('kind', facts && w.kinds[facts.kind]), place('number', facts && shownNumber(facts.number)), place('title', facts?.title), place('holder', facts?.holder), place('document', facts?.document),
        place('issuedOn', facts?.issuedOn), place('version', facts && w.versionOf(facts.version)), place('remark', facts?.remark), place('usableUntil', facts?.usableUntil),
      ]} />
      <p>{w.compare}</p>
    </Card>
  );
}
