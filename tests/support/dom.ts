import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';
import { resetNavigation } from './next-navigation';

vi.mock('next/navigation', async () => (await import('./next-navigation')).nextNavigation);

// However busy the machine is; what is there at once is found at once.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(resetNavigation);
afterEach(cleanup);

// The next file gets the same window.
afterAll(() => {
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
  localStorage.clear();
  sessionStorage.clear();
});
