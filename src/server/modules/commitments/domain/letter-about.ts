/** What a letter names: the exam and province in both languages, whom to ask, and who signs. */
export type LetterAbout = { exam: { zh: string; en: string }; year: number; province: { zh: string; en: string }; phone: string; name: string; maskedDocument: string };
