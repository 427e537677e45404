import type { JSX } from 'react';
import { Notice } from '../shared/ui/notice.tsx';
import { Page } from '../shared/ui/page.tsx';
import { text } from '../shared/text/text.ts';

/** For somebody whose roles open no section of the console. */
export function NothingToDo(): JSX.Element {
  const t = text();
  return <Page title={t.console}><Notice>{t.noPermission}</Notice></Page>;
}
