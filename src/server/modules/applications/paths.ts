import type { ApplicationId } from '#contracts/ids.ts';

/** Every address of this module's pages, in one place. */
export const applicationPaths = {
  list: '/my/applications',
  choose: '/my/applications/choose',
  chooseConfirm: (sittingId: string) => `/my/applications/choose/${sittingId}`,
  status: (id: ApplicationId) => `/my/applications/${id}`,
  province: (id: ApplicationId) => `/my/applications/${id}/province`,
  notice: (id: ApplicationId) => `/my/applications/${id}/notice`,
  instructions: (id: ApplicationId) => `/my/applications/${id}/instructions`,
  form: (id: ApplicationId) => `/my/applications/${id}/form`,
  commitment: (id: ApplicationId) => `/my/applications/${id}/commitment`,
  check: (id: ApplicationId) => `/my/applications/${id}/check`,
  materials: (id: ApplicationId) => `/my/applications/${id}/materials`,
  confirm: (id: ApplicationId) => `/my/applications/${id}/confirm`,
  print: (id: ApplicationId) => `/my/applications/${id}/print`,
  formPdf: (id: ApplicationId) => `/api/applications/${id}/form`,
  modify: (id: ApplicationId) => `/my/applications/${id}/modify`,
  withdrawCommitment: (id: ApplicationId) => `/my/applications/${id}/withdraw-commitment`,
  giveUp: (id: ApplicationId) => `/my/applications/${id}/give-up`,
  pay: (id: ApplicationId) => `/my/applications/${id}/pay`,
  photo: '/my/photo',
} as const;
