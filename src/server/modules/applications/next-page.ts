import type { Application } from './application.ts';
import { applicationPaths as paths } from './paths.ts';
import { preparedForm } from './prepared-form.ts';

/** The page on which an application goes on (从哪里继续): the step its data stand at, else its status page. */
export function nextPage(app: Application, notified: boolean): string {
  if (app.dimensions.ended) return paths.status(app.id);
  switch (app.dimensions.data) {
    case 'choosing': return app.province === null ? paths.province(app.id) : notified ? paths.instructions(app.id) : paths.notice(app.id);
    case 'filling': return preparedForm(app.draft) ? paths.prepared(app.id) : paths.form(app.id);
    case 'committing': return paths.commitment(app.id);
    case 'checking': return paths.check(app.id);
    case 'saved':
    case 'confirmed': return paths.status(app.id);
  }
}
