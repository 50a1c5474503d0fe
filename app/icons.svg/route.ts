import { iconSprite } from '@/components/ui/icons';

export const dynamic = 'force-static';

export function GET(): Response {
  const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=0' };
  return new Response(iconSprite(), { headers });
}
