import { notFound } from 'next/navigation';
import { Connection } from '@/components/accounts/connection';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { isConnected } from '@/lib/accounts/queries';
import * as messages from '@/lib/accounts/single-sign-on/messages';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { requireActor } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { connectAction, disconnectAction } from './actions';

export const generateMetadata = titleOrNotFound(async () => {
  if (!singleSignOn()) notFound();
  return { title: messages.title };
});

export default pageOrNotFound(async function SingleSignOnPage() {
  const actor = await requireActor();
  const provider = singleSignOn();
  if (!provider) notFound();
  return (
    <Main narrow>
      <PageHeading title={messages.title} />
      <Connection
        name={provider.name}
        isConnected={await isConnected(actor, provider.issuer)}
        operationId={newId()}
        connect={connectAction}
        disconnect={disconnectAction}
      />
    </Main>
  );
});
