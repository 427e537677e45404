/** Pages and screens that the walk leaves out because nothing in the samples leads to them; each with who looks at it instead. */
export const EXCUSED: Readonly<Record<string, string>> = {
  '/my': 'only leads on',
  '/offline': 'kept by browsers, no link leads to it; e2e/without-network.e2e.ts',
  '/my/applications/:id/prepared': 'before an opening; src/server/modules/applications/preparing.db.test.ts',
  '/my/applications/:id/appeal': 'after a refusal that nobody contested yet; e2e/people-cases.e2e.ts',
  '/my/applications/:id/suspension': 'while a sitting one applied for is suspended; src/server/modules/suspensions/suspensions.db.test.ts',
  '/tickets/:sittingId': 'in the days before an exam; e2e/from-paid-to-certificate.e2e.ts',
  '/tickets/result': 'in the days before an exam; e2e/from-paid-to-certificate.e2e.ts',
  '/console/samples/$sampleId': 'after a draw; the tests of src/server/modules/review/samples',
  '/console/samples/$sampleId/cases/$id': 'after a draw; the tests of src/server/modules/review/samples',
  '/console/exam-kits/results/$id': 'after a kit came back from its room; e2e/from-paid-to-certificate.e2e.ts',
  '/console/retention/runs/$id': 'after a run was asked for; src/server/modules/retention/retention.db.test.ts',
  '/console/rules/$id': 'while a version of conditions is being written; e2e/a-sitting-from-nothing.e2e.ts',
};
