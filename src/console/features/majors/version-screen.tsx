import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { AboutTab } from './about-tab.tsx';
import { DifferencesTab } from './differences.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { ImportsTab } from './imports-tab.tsx';
import { LinesTab } from './lines-tab.tsx';
import { ReplaysTab } from './replays-tab.tsx';
import { SynonymsTab } from './synonyms-tab.tsx';
import { VersionActs } from './version-acts.tsx';
import { versionQuery } from './majors.api.ts';
import { words, yearsText } from './words.ts';

const VERSION_TABS = ['lines', 'findings', 'differences', 'imports', 'synonyms', 'replays', 'about'] as const;

/** One version of a table of majors: its lines, what speaks against it, what it changes, imports, variants, and the way into force. */
export function VersionScreen(): JSX.Element {
  const { id } = useParams({ from: '/inside/majors/$id' });
  const { data, error } = useQuery(versionQuery(id));
  if (data) return <Open v={data} />;
  return <Page title={say(words).title}><ProblemNotice error={error} />{error ? null : <Loading />}</Page>;
}

function Open({ v }: { v: MajorVersionWhole }): JSX.Element {
  const t = say(words);
  const { tab } = useSearch({ from: '/inside/majors/$id' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const took = (next: MajorVersionWhole) => {
    client.setQueryData(versionQuery(next.id).queryKey, next);
    return Promise.all([client.invalidateQueries({ queryKey: ['majors', 'tables'] }), client.invalidateQueries({ queryKey: ['majors', 'one', next.id, 'imports'] })]);
  };
  const done = (next: MajorVersionWhole) => void took(next);
  return (
    <Page title={`${v.head.title[pageLang()]} · ${t.version(v.number)}`} sub={`${inARow(v.head.examCodes)} · ${yearsText(t, v.head)} · ${t.levels[v.head.educationLevel]}`} actions={<Link to="/majors">{t.back}</Link>}>
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_24rem]">
        <div className="grid min-w-0 gap-4">
          <div role="group" aria-label={t.title} className="flex flex-wrap gap-2">
            {VERSION_TABS.map((name) => <Button key={name} look={name === tab ? 'main' : 'plain'} aria-pressed={name === tab} onClick={() => { void navigate({ to: '/majors/$id', params: { id: v.id }, search: { tab: name } }); }}>{t.tabs[name]}</Button>)}
          </div>
          {v.closed.edit !== null && v.state === 'draft' ? <p className="text-soft">{v.closed.edit}</p> : null}
          {tab === 'lines' ? <LinesTab v={v} onDone={done} /> : null}
          {tab === 'findings' ? <FindingsTab v={v} /> : null}
          {tab === 'differences' ? <DifferencesTab v={v} /> : null}
          {tab === 'imports' ? <ImportsTab v={v} onDone={done} /> : null}
          {tab === 'synonyms' ? <SynonymsTab v={v} onDone={done} /> : null}
          {tab === 'replays' ? <ReplaysTab v={v} /> : null}
          {tab === 'about' ? <AboutTab key={v.version} v={v} onDone={done} /> : null}
        </div>
        <VersionActs v={v} onDone={done} />
      </div>
    </Page>
  );
}
