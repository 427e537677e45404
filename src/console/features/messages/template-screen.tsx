import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { TemplateWhole } from '#contracts/message-templates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { templateQuery, templatesApi } from './messages.api.ts';
import { ReadingCard } from './reading-card.tsx';
import { words } from './words.ts';

/** One kind of message: what it says now, what it may say, and every version of it. */
export function TemplateScreen(): JSX.Element {
  const t = say(words);
  const { event } = useParams({ from: '/inside/messages/templates/$event' });
  const template = useQuery(templateQuery(event));
  if (template.error) return <ProblemNotice error={template.error} />;
  if (!template.data) return <Loading />;
  const whole = template.data;
  return (
    <Page title={whole.name} sub={[whole.groupText, whole.secret ? t.secretNote : '', whole.smsObligatory ? t.obligatoryNote : ''].filter(Boolean).join(' · ')} actions={<Link to="/messages" search={{}}>{t.back}</Link>}>
      <ReadingCard title={t.now} note={t.nowNote} reading={whole.reading} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Begin template={whole} />
        <Card title={t.placeholders}>
          <p className="text-soft">{t.placeholdersNote}</p>
          <ul className="grid gap-1">{whole.placeholders.map((p) => <li key={p.name}><code>{`{${p.name}}`}</code> {p.label} <Tag tone={p.required ? 'warning' : 'neutral'}>{p.required ? t.required : t.optional}</Tag> <span className="text-soft">{t.sample(p.sample)}</span></li>)}</ul>
        </Card>
        <Versions template={whole} />
        {whole.provincial ? (
          <Card title={t.provinceAdditions}>
            {whole.additions.length === 0 ? <p className="text-soft">{t.noAdditions}</p> : <ul className="grid gap-1">{whole.additions.map((a) => <li key={a.province}><strong>{a.provinceText}</strong> {a.zh}<br /><span lang="en" className="text-soft">{a.en}</span></li>)}</ul>}
          </Card>
        ) : null}
      </div>
    </Page>
  );
}

function Begin({ template }: { template: TemplateWhole }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const navigate = useNavigate();
  const provinces = template.mayWrite.filter((w) => w.province !== null);
  const [chosen, setChosen] = useState<string>();
  const province = provinces.find((p) => p.province === (chosen ?? provinces[0]?.province))?.province ?? null;
  const begin = useAct((where: typeof province, key) => call(templatesApi.draft, { body: { event: template.event, province: where }, key }), async (made) => {
    await client.invalidateQueries({ queryKey: ['messages', 'template', template.event] });
    await navigate({ to: '/messages/versions/$id', params: { id: made.id } });
  });
  const national = template.mayWrite.some((w) => w.province === null);
  return (
    <Card title={t.rewrite}>
      <p className="text-soft">{national || provinces.length > 0 ? t.rewriteNote : t.notYours}</p>
      <ProblemNotice error={begin.error} />
      {national ? <div><Button look="main" disabled={begin.isPending} onClick={() => { begin.mutate(null); }}>{t.beginNational}</Button></div> : null}
      {provinces.length === 0 ? null : (
        <div className="flex flex-wrap items-end gap-3">
          {provinces.length === 1 ? null : <SelectField label={t.province} value={province ?? ''} onChange={(e) => { setChosen(e.target.value); }}>{provinces.map((p) => <option key={p.province} value={p.province ?? ''}>{p.text}</option>)}</SelectField>}
          <Button disabled={begin.isPending} onClick={() => { begin.mutate(province); }}>{t.beginProvince}</Button>
        </div>
      )}
    </Card>
  );
}

function Versions({ template }: { template: TemplateWhole }): JSX.Element {
  const t = say(words);
  return (
    <Card title={t.versions}>
      {template.versions.length === 0 ? <p className="text-soft">{t.noVersions}</p> : (
        <ul className="grid gap-2">
          {template.versions.map((v) => (
            <li key={v.id} className="flex flex-wrap items-center gap-2">
              <Link to="/messages/versions/$id" params={{ id: v.id }} className="inline-block py-1 font-semibold">{v.province === null ? t.nation : v.provinceText} · {t.version(v.number)}</Link>
              <Tag tone={v.state === 'in_force' ? 'success' : v.state === 'proposed' ? 'warning' : 'neutral'}>{t.states[v.state]}</Tag>
              <span className="text-soft">{v.writtenBy} · <time className="digits">{beijingTime(v.changedAt)}</time></span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
