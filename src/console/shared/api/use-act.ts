import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { randomKey } from './random-key.ts';

/**
 * One write of a screen. Its idempotency key stays the same until the server has answered: a retry after a lost connection
 * counts once. `act` gets what was typed and the key.
 */
export function useAct<Input, Output>(act: (input: Input, key: string) => Promise<Output>, done?: (output: Output, input: Input) => void | Promise<void>) {
  const key = useRef<string | undefined>(undefined);
  return useMutation({
    mutationFn: (input: Input) => act(input, (key.current ??= randomKey())),
    retry: false,
    onSuccess: async (output, input) => {
      key.current = undefined;
      await done?.(output, input);
    },
    onError: (error) => {
      // without an answer nobody knows whether it was done: the same key asks again
      if ('status' in error && error.status !== 0) key.current = undefined;
    },
  });
}
