import type { Parameters } from '@/lib/search-params';

/** The parameters of a request's address, as a page would get them. */
export function parametersOf(request: Request): Parameters {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
  );
}
