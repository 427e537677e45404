export { listProvinces, findProvince, listPrefectures, findPrefecture } from './regions.ts';
export { listMajorTables, findMajorTable, findMajorMatch } from './majors.ts';
export { lookUpCharacters, listRadicals } from './characters.ts';
export { listDocumentTypes, educationChoices, listSecurityQuestions } from './reference-choices.ts';
export { catalogue } from './catalogue.ts';
export { findMajorMatches } from './domain/equivalent-majors.ts';
