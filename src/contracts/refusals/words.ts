/** What one refusal says: its HTTP status and its words; `{name}` in the words is filled from the refusal's params. */
export type RefusalWords = {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;
  zh: string;
  en: string;
  /** What a page that shows nothing else is headed with. */
  title?: { zh: string; en: string };
  /** Added where all its params are known. */
  more?: { zh: string; en: string };
};
