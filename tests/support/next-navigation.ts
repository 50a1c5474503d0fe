import { vi } from 'vitest';

/** The router, and the path of the component's page if it isn't the window's. */
export const navigation = {
  router: { push: vi.fn(), replace: vi.fn(), refresh: vi.fn() },
  path: undefined as string | undefined,
};

export function resetNavigation(): void {
  navigation.path = undefined;
  for (const method of Object.values(navigation.router)) method.mockReset();
}

/** Replaces `next/navigation`, since a component test has no router. */
export const nextNavigation = {
  useRouter: () => navigation.router,
  usePathname: () => navigation.path ?? document.location.pathname,
  useSearchParams: () => new URLSearchParams(document.location.search),
};
