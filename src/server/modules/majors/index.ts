import type { Module } from '#server/platform/module.ts';
import { importEndpoints } from './import/imports.routes.ts';
import { precedentLists } from './precedents/precedent.lists.ts';
import { precedentEndpoints } from './precedents/precedents.routes.ts';
import { questionList } from './questions/question.list.ts';
import { questionEndpoints } from './questions/questions.routes.ts';
import { differenceLists } from './versions/difference.lists.ts';
import { versionLists } from './versions/version.lists.ts';
import { versionEndpoints } from './versions/versions.routes.ts';

export { keepImport, prepareImport } from './import/upload-import.ts';
export { draftVersion } from './versions/draft-version.ts';
export { addLine, saveHead } from './versions/edit-version.ts';
export { proposeVersion } from './versions/move-version.ts';
export type { Tabling } from './versions/take-version.ts';
export { readAsTable } from './versions/read-as-table.ts';
export { readOpinion } from './precedents/read-opinion.ts';
export { recordPrecedent } from './precedents/record-precedent.ts';
export { answerAboutMajor, askAboutMajor } from './questions/ask-about-major.ts';
export { readQuestions } from './questions/present-questions.ts';
export { questionOfficer } from './questions/questions.routes.ts';

/** Tables of equivalent majors as data (专业对照表): versions by two people, imports, precedents of reviewers. */
export const majors: Module = { name: 'majors', endpoints: [...versionEndpoints, ...importEndpoints, ...precedentEndpoints, ...questionEndpoints], lists: [...versionLists, ...differenceLists, ...precedentLists, questionList] };
