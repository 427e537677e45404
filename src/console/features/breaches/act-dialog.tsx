import type { JSX } from 'react';
import type { BreachAct } from '#contracts/breaches.ts';
import { AmendDialog } from './amend-dialog.tsx';
import { CorrectDialog, DecideCaseCorrectionDialog } from './correct-dialogs.tsx';
import { ApproveDialog, EndDialog, ProposeDialog } from './decide-dialogs.tsx';
import type { DialogProps } from './dialog-form.tsx';
import { DeliverDialog, NotifyDialog, SendDialog, StatementDialog } from './letter-dialogs.tsx';
import { PublishDialog } from './publish-dialog.tsx';

/** The dialog of an act: what it means, its fields, and the server's noes at their place. */
export function ActDialog({ act, serviceId, ...props }: DialogProps & { act: BreachAct; serviceId: string | undefined }): JSX.Element | null {
  switch (act) {
    case 'amend': return <AmendDialog {...props} />;
    case 'notify': return <NotifyDialog {...props} />;
    case 'send': return <SendDialog {...props} />;
    case 'deliver': return serviceId === undefined ? null : <DeliverDialog {...props} serviceId={serviceId} />;
    case 'state': return <StatementDialog {...props} />;
    case 'propose': return <ProposeDialog {...props} />;
    case 'approve':
    case 'return': return <ApproveDialog {...props} act={act} />;
    case 'dismiss':
    case 'withdraw':
    case 'unpublish': return <EndDialog {...props} act={act} />;
    case 'publish': return <PublishDialog {...props} />;
    case 'ask_correction': return <CorrectDialog {...props} />;
    case 'correct': return <DecideCaseCorrectionDialog {...props} />;
    default: return null;
  }
}
