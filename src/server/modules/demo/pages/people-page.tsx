import type { JSX } from 'preact';
import { ErrorSummary } from '#portal/forms/error-summary.tsx';
import { LinkButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import { Icon } from '#portal/icons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { demoPaths, withBack } from '../paths.ts';
import type { PeopleView, SampleLine } from '../people/read-people-page.ts';
import { SAMPLE_PASSWORD } from '../people/sample-people.ts';
import { HelperPage } from './helper-page.tsx';
import { peopleWords } from './people-words.ts';

type Props = { view: PeopleView; page: PageContext; form: FormState };

/** 样例人员: a card each, with the state they are in now and one button to become them. */
export function PeoplePage({ view, page, form }: Props): JSX.Element {
  const w = peopleWords[page.lang];
  return (
    <HelperPage page={page} title={w.title} lead={w.lead} here={demoPaths.people} form={form}>
      <ErrorSummary page={page} form={form} fields={null} />
      {view.waiting === 0 ? null : <Notice page={page} tone="info"><p>{w.waiting(view.waiting)}</p><LinkButton href={page.path} text={w.refresh} /></Notice>}
      <p>{w.password(SAMPLE_PASSWORD)}</p>
      <ul class="people">{view.people.map((person) => <Person key={person.key} person={person} page={page} />)}</ul>
      <Card title={w.lastSitting}>
        <form id="last-sitting" class="one-act" method="post" action={withBack(`${demoPaths.people}/last-sitting`, page.path)}>
          <p>{view.lastSitting ? w.lastSittingThere : w.lastSittingNone}</p>
          {view.lastSitting ? null : <button class="button button--plain" type="submit">{w.sendForLastSitting}</button>}
        </form>
      </Card>
      <Card title={w.staff}>
        <p>{w.staffLead}</p>
        <form id="crowd" class="one-act" method="post" action={withBack(`${demoPaths.people}/crowd`, page.path)}>
          <p>{view.crowd.all === 0 ? w.crowdNone : w.crowd(view.crowd.ready, view.crowd.all)}</p>
          <button class="button button--plain" type="submit">{w.sendForCrowd}</button>
        </form>
        <DataList items={view.staff.map((member) => ({
          term: member.name,
          value: (
            <form class="one-act" method="post" action={`${demoPaths.people}/staff`}>
              <HiddenField name="userName" value={member.userName} />
              <button class="button button--plain" type="submit">{w.signIn}<span class="unseen">{w.signInAs(member.name)}</span></button> {member.userName}
            </form>
          ),
        }))} />
      </Card>
    </HelperPage>
  );
}

function Person({ person, page }: { person: SampleLine; page: PageContext }): JSX.Element {
  const w = peopleWords[page.lang];
  const id = `sample-${person.key}`;
  return (
    <li class="card person" aria-labelledby={id}>
      {person.hasPhoto
        ? <img class="person__photo" src={`/api/demo/portraits/${person.key}`} alt="" width="74" height="103" loading="lazy" />
        : <span class="person__photo person__photo--none"><Icon name="user" /><span>{w.noPhoto}</span></span>}
      <div class="person__body">
        <h2 class="person__name" id={id}>{person.name}</h2>
        <p class="person__tags">
          {person.state === undefined ? null : <StatusTag tone={toneOf(person.state)} text={`${person.state} ${w.states[person.state]}`} />}
          {person.traits.map((trait) => <StatusTag key={trait} tone="neutral" text={w.traits[trait]} />)}
        </p>
        <p>{person.about[page.lang]}</p>
        <p class="person__data">{w.userName} {person.userName} · {w.document} {person.document} · {w.phone} {person.phone}</p>
        <Become person={person} page={page} />
      </div>
    </li>
  );
}

function Become({ person, page }: { person: SampleLine; page: PageContext }): JSX.Element {
  const w = peopleWords[page.lang];
  if (!person.maySignIn || !person.ready) return <p class="blocked__why"><Icon name="lock" />{person.ready || !person.maySignIn ? w.cannot : w.notReady}</p>;
  return (
    <form class="one-act" method="post" action={withBack(demoPaths.people, page.path)}>
      <HiddenField name="person" value={person.key} />
      <button class="button button--main" type="submit">{w.signIn}<span class="unseen">{w.signInAs(person.name)}</span></button>
    </form>
  );
}

function toneOf(state: string): StatusTone {
  if (state === 'S12') return 'success';
  if (state === 'S9' || state.startsWith('X')) return 'danger';
  if (state === 'S3' || state === 'S4' || state === 'S6' || state === 'S10') return 'warning';
  return state === 'S0' ? 'neutral' : 'info';
}
