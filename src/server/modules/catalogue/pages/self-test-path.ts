/** The addresses of the self-test (报考条件自测). */
export const selfTestPath = {
  test: '/eligibility',
  others: '/eligibility/exams',
  /** The self-test of one exam, its facts still to be stated. */
  ofExam: (code: string) => `/eligibility?exam=${code}`,
} as const;
