import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { photoForPrinting } from '#server/modules/photos/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { findApplication, findSnapshot } from './applications.store.ts';
import { renderApplicationForm } from './documents/application-form.ts';
import { formDocument } from './form-document.ts';
import { readConfirmed } from './freeze-confirmation.ts';

/** 打印报名表 (R-2.2.4-10): the PDF of what was confirmed; before a confirmation there is none. */
export const printForm = defineEndpoint({
  method: 'GET', path: '/api/applications/:id/form', summary: '报名表（PDF）', access: 'candidate', audit: null, limit: 'read', params: z.object({ id: ApplicationId }), output: Binary,
  async handle({ tx, kit, actor, now }, { params }) {
    const app = await findApplication(tx, kit.crypto, actor.accountId, params.id);
    if (!app) return refusedFor('application.not_found');
    const snapshot = await findSnapshot(tx, actor.accountId, params.id);
    if (!snapshot || app.dimensions.data !== 'confirmed') return refusedFor('application.wrong_state');
    const photo = await photoForPrinting(tx, kit.blobs, actor.accountId);
    if (!photo) return refusedFor('application.photo_missing');
    const confirmed = readConfirmed(kit, snapshot.content);
    const pdf = await renderApplicationForm(kit.pdf, formDocument(kit, confirmed, app.dimensions.review, now), photo.jpeg, now);
    return ok({ contentType: 'application/pdf', fileName: `报名表-${confirmed.number}.pdf`, base64: pdf.toString('base64') });
  },
});
