import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { decideWords } from './decide-words.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { Head } from './head.ts';
import { words } from './words.ts';

/** What the two questions before saving and confirming list: level and specialty with their codes (R-2.2.3-07, R-2.2.4-04, R-X-04). */
export type Particulars = {
  documentType: string;
  maskedDocument: string;
  name: string;
  level: { code: string; name: string } | null;
  specialty: { code: string; name: string } | null;
  subjects: { code: string; name: string }[];
};

/** The particulars as the manual prints them: 03 高级, 01 高级统计, each subject on its own line; the file number only where it is asked for. */
export function ParticularsList({ page, of, fileNumber }: { page: PageContext; of: Particulars; fileNumber?: string | null }): JSX.Element {
  const w = words[page.lang];
  const coded = (named: Particulars['level']) => (named === null ? null : `${named.code} ${named.name}`);
  return (
    <DataList items={[
      { term: w.documentType, value: of.documentType },
      { term: w.documentNumber, value: of.maskedDocument },
      ...(fileNumber === undefined ? [] : [{ term: w.fileNumber, value: fileNumber ?? w.newCandidate }]),
      { term: w.name, value: of.name },
      { term: w.level, value: coded(of.level) },
      { term: w.specialty, value: coded(of.specialty) },
      ...of.subjects.map((subject, n) => ({ term: w.subject(n + 1), value: `${subject.code} ${subject.name}` })),
    ]} />
  );
}

export type CheckView = { head: Head; particulars: Particulars; policy: string };

/** “您的报名信息是否正确？点击确定按钮保存。” (R-2.2.3-07, D-07): from here on it is saved. */
export function CheckPage({ view, page, form }: ViewOf<CheckView>): JSX.Element {
  const w = decideWords[page.lang];
  return (
    <ApplicationFrame page={page} head={view.head} title={w.checkTitle} lead={w.checkQuestion} step={6} form={form}>
      <Form page={page} form={form}>
        <Card accent><ParticularsList page={page} of={view.particulars} /></Card>
        <Notice page={page}>{view.policy}</Notice>
        <Buttons><SubmitButton page={page} text={w.ok} /><LinkButton href={paths.form(view.head.id)} text={w.change} /></Buttons>
      </Form>
    </ApplicationFrame>
  );
}
