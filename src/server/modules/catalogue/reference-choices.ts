import { projectPath } from '#server/platform/project-path.ts';
import { readDocumentTypeSeeds, readEducationSeeds, readSecurityQuestionSeeds, type DocumentTypeRow, type EducationChoices, type SecurityQuestion } from './reference-seeds.ts';

const readOnce = <T>(read: (folder: string) => T): (() => T) => {
  let kept: { value: T } | undefined;
  return () => (kept ??= { value: read(projectPath('seeds/reference')) }).value;
};

/** The kinds of identity document as forms offer them (证件类型), with how to write the number. */
export const listDocumentTypes: () => DocumentTypeRow[] = readOnce(readDocumentTypeSeeds);

/** The choices of the education form (学历层次、学位层次、学位类型、培养方式) with their names. */
export const educationChoices: () => EducationChoices = readOnce(readEducationSeeds);

/** The recovery questions a candidate chooses from (密码找回问题). */
export const listSecurityQuestions: () => SecurityQuestion[] = readOnce(readSecurityQuestionSeeds);
