/** What one refusal says: its HTTP status and its words; `{name}` in the words is filled from the refusal's params. */
export type RefusalWords = {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;
  zh: string;
  en: string;
};
