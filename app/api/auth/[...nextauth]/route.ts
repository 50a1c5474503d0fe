import { handlers } from '@/lib/auth/auth';
import { withSingleSignOn } from '@/lib/auth/single-sign-on-answer';

export const GET = withSingleSignOn(handlers.GET);
export const POST = withSingleSignOn(handlers.POST);
