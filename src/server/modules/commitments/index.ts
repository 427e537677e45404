export { closeRoute, findSignedLetter, isRouteClosed, listAcceptedLetters, type LetterKind, type SignedLetter } from './commitments.store.ts';
export { signLetter, type Signing } from './commands/sign-letter.ts';
export type { LetterAbout } from './domain/letter-about.ts';
export { LETTER_VERSION, letterText } from './domain/letters.ts';
export { commitmentsPersonal } from './personal.ts';
