/** Pages that no link leads to without an exam that is over, a bank or another house; each with who looks at it instead. `npm run walk:pages` brings such an exam in and walks most of them. */
const CYCLE = 'e2e/from-paid-to-certificate.e2e.ts, after the exam of its story';

/** Pages and screens that the walk may leave out, and why. */
export const EXCUSED: Readonly<Record<string, string>> = {
  '/my': 'only leads on',
  '/offline': 'kept by browsers, no link leads to it; e2e/without-network.e2e.ts',
  '/my/orders/:orderNumber/return': 'only leads on, from the bank',
  '/my/orders/:orderNumber/identified': 'after paying; e2e/candidate-applies-by-commitment.e2e.ts',
  '/my/applications/:id/check': 'between two acts; e2e/candidate-applies-by-commitment.e2e.ts',
  '/my/applications/:id/appeal': 'after a refusal; e2e/people-cases.e2e.ts',
  '/my/applications/:id/suspension': 'while a sitting is suspended; src/server/modules/suspensions',
  '/eligibility/exams': 'asked with the answers of the page before; the tests beside its module',
  '/verify/result': 'the outcome of one check; src/server/modules/signed-codes/signed-codes.db.test.ts',
  '/sign-in/government/answer': 'coming back from another house; src/server/identity-houses.db.test.ts',
  '/sign-in/government/phone': 'coming back from another house; src/server/identity-houses.db.test.ts',
  '/sign-in/government/new': 'coming back from another house; src/server/identity-houses.db.test.ts',
  '/console/samples/$sampleId': 'after a draw; the tests of src/server/modules/review/samples', '/console/samples/$sampleId/cases/$id': 'after a draw; the tests of src/server/modules/review/samples',
  '/console/exam-kits/results/$id': 'after a kit came back from its room; e2e/from-paid-to-certificate.e2e.ts', '/console/rules/$id': 'while a version of conditions is being written; e2e/a-sitting-from-nothing.e2e.ts',
  '/tickets/:sittingId': CYCLE, '/tickets/result': CYCLE, '/my/applications/:id/ticket': CYCLE,
  '/scores/:sitting': CYCLE, '/scores/sheet': CYCLE, '/my/applications/:id/score': CYCLE,
  '/publicity/:id': CYCLE, '/publicity/:id/objection': CYCLE, '/publicity/objections/received': CYCLE, '/publicity/objections/answer': CYCLE,
  '/my/applications/:id/completion': CYCLE, '/certificates/result': CYCLE, '/my/certificates/:id': CYCLE,
};
