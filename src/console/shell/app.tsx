import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { isProblem } from '../shared/api/call.ts';
import { makeRouter } from './router.tsx';

/** The console: data, addresses, screens. A write is never repeated by itself; a read is, unless the server said no. */
export function App(): JSX.Element {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: (count, error) => !(isProblem(error) && error.status >= 400 && error.status < 500) && count < 2, refetchOnWindowFocus: true } } }));
  const [router] = useState(() => makeRouter(client));
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}><RouterProvider router={router} /></QueryClientProvider>
    </CSPProvider>
  );
}
