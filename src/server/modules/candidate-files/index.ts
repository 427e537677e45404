export { findFile as findCandidateFile, type FileKey } from './candidate-files.store.ts';
export { carryPerson } from './commands/carry-person.ts';
export { openFile } from './commands/open-file.ts';
export { recordSubjectResult } from './commands/record-subject-result.ts';
export { standingIn, type Choice, type CycleQuestion } from './domain/archive-window.ts';
export { isFileNumber } from './domain/file-number.ts';
export { fileKey, type FilePerson } from './file-key.ts';
export { loadDemoFiles } from './load-demo-files.ts';
