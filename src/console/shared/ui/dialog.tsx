import { Dialog } from '@base-ui/react/dialog';
import type { JSX, ReactNode } from 'react';

/** A dialog above the page: focus goes in, stays, and returns; Escape closes it. */
export function ModalDialog({ open, onClose, title, children }: { open: boolean; onClose: () => void; title: string; children: ReactNode }): JSX.Element {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => { if (!next) onClose(); }}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-10 bg-night/60" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-20 grid max-h-[90vh] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 gap-4 overflow-auto rounded-lg bg-paper p-5 shadow-xl outline-none">
          <Dialog.Title className="text-lg font-semibold">{title}</Dialog.Title>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
