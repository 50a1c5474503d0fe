import type * as nextServer from 'next/server';
import { vi } from 'vitest';

// Without a server, Next is the outside world of a test: these mocks replace its request.
vi.mock('next/headers', async () => (await import('./request')).nextHeaders);
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  ...(await import('./request')).nextNavigation,
}));
vi.mock('next/cache', async () => (await import('./request')).nextCache);
vi.mock('next/server', async (original) => ({
  ...(await original<typeof nextServer>()),
  ...(await import('./request')).nextServer,
}));
