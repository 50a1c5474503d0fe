import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';
import { resetNavigation } from './next-navigation';

vi.mock('next/navigation', async () => (await import('./next-navigation')).nextNavigation);

// Long, for busy machines; elements that exist are found without waiting.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(resetNavigation);
afterEach(cleanup);

// The next file uses the same window.
afterAll(() => {
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
  localStorage.clear();
  sessionStorage.clear();
});
