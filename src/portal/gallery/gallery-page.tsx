import type { JSX } from 'preact';
import type { FormState } from '../forms/form-state.ts';
import { Page } from '../page.tsx';
import type { PageContext } from '../page-context.ts';
import { Steps } from '../parts/steps.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { GalleryForm } from './gallery-form.tsx';
import { GalleryParts } from './gallery-parts.tsx';
import { GalleryStatus } from './gallery-status.tsx';
import { samples } from './samples.ts';

/** The sheets of the gallery. */
export type GallerySheet = 'parts' | 'form' | 'errors' | 'status';

/** Every part of the kit in every state, to look at and to test; demonstrations and tests only. */
export function GalleryPage({ page, sheet }: { page: PageContext; sheet: GallerySheet }): JSX.Element {
  const s = samples[page.lang];
  const tabs = <Tabs label={s.title} tabs={(['parts', 'form', 'errors', 'status'] as const).map((name) => ({ text: s.tabs[name], href: `/_kit?sheet=${name}`, current: name === sheet }))} />;
  if (sheet === 'status') {
    return <Page page={page} title={s.statusTitle} lead={s.exam} trail={[{ text: s.title, href: '/_kit' }]} wide>{tabs}<GalleryStatus page={page} /></Page>;
  }
  if (sheet === 'parts') {
    return <Page page={page} title={s.title} lead={s.lead} trail={[]} wide sheet="home.css">{tabs}<GalleryParts page={page} /></Page>;
  }
  const form = sheet === 'errors' ? wrongForm(page) : { values: {}, problems: [] };
  return (
    <Page
      page={page} title={s.formTitle} lead={s.formLead} trail={[{ text: s.title, href: '/_kit' }]} form={form}
      steps={<Steps page={page} at={1} steps={s.steps.map((text, n) => ({ text, href: n === 0 ? '/_kit?sheet=parts' : undefined }))} />}
    >
      {tabs}
      <GalleryForm page={page} form={form} />
    </Page>
  );
}

function wrongForm(page: PageContext): FormState {
  const { problems } = samples[page.lang];
  return {
    values: { userName: 'OuyangQian_91', documentType: 'resident_id', documentNumber: '370112199104102532', phone: '18600000000', 'educations.0.level': '31', 'educations.0.school': '' },
    problems: [
      { path: 'name', text: problems.name }, { path: 'documentNumber', text: problems.documentNumber }, { path: 'educations.0.school', text: problems.school },
      { path: 'subjects', text: problems.subjects }, { path: 'phone', text: problems.phone }, { path: 'agree', text: problems.agree }, { path: 'captcha', text: problems.captcha },
    ],
  };
}
