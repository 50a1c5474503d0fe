import { iconSprite } from '@/components/ui/icons';

/** Made once, when the application is built. */
export const dynamic = 'force-static';

export function GET(): Response {
  const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=0' };
  return new Response(iconSprite(), { headers });
}
