'use client';

import type { ComponentProps, ReactNode } from 'react';
import { RenderedForUser } from '@/components/ui/rendered-for';
import { BottomBar } from './bottom-bar';
import { FlashMessage } from './flash-message';
import { Live } from './live';
import { TopBar } from './top-bar';

/**
 * What surrounds the pages of a signed-in user. One client component with plain data: the markup of server components
 * would be in each response twice, as HTML and as payload.
 */
export function Frame({
  userId,
  bar,
  message,
  live,
  children,
}: {
  userId: string;
  bar: ComponentProps<typeof TopBar>;
  message: ComponentProps<typeof FlashMessage>;
  live: ComponentProps<typeof Live>;
  children: ReactNode;
}) {
  return (
    <RenderedForUser userId={userId}>
      <TopBar {...bar} />
      <BottomBar granted={bar.granted} />
      {children}
      <FlashMessage {...message} />
      <Live key={live.session} {...live} />
    </RenderedForUser>
  );
}
