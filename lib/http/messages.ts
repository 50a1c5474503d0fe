// Pages about errors: those of the app, and those that the server makes without it. It imports nothing, because each page
// loads the texts of the error page that replaces all.

export const productName = 'Order desk';
export const goToOrders = 'Go to orders';
export const crossSite =
  'This request came from another site, so it was blocked. Nothing was changed. Try again from here.';

export type ErrorPage = { title: string; text: string };

export const pageTitle = (title: string) => `${title} · ${productName}`;

export const notFoundTitle = 'Not found';
export const notFound: ErrorPage = {
  title: 'Nothing here',
  text: 'This page or order doesn’t exist. It may have been deleted or reassigned to someone else.',
};

export const unavailable: ErrorPage = {
  title: 'Temporarily unavailable',
  text: 'Confirmed changes are saved. Try again in a moment.',
};
export const unavailableUntilReload = (seconds: number) =>
  `Confirmed changes are saved. This page tries again every ${seconds} seconds.`;

export const failed: ErrorPage = {
  title: 'Something went wrong',
  text: 'Confirmed changes are saved. Try again. If it happens again, contact the owner of the workspace.',
};
/** The code of the request follows. */
export const failedWithCode =
  'Confirmed changes are saved. Try again. If it happens again, contact the owner of the workspace with this code:';

// Pages of the server itself

/** By status. */
export const ERROR_PAGES: Record<number, ErrorPage> = {
  400: {
    title: 'Invalid request',
    text: 'The server couldn’t read this request. Go back and try again.',
  },
  403: { title: 'Request blocked', text: crossSite },
  404: notFound,
  405: {
    title: 'Method not allowed',
    text: 'This server accepts only GET, HEAD, POST and OPTIONS requests. Nothing was changed.',
  },
  408: {
    title: 'Request timed out',
    text: 'The request took too long to arrive. Nothing was changed. Try again.',
  },
  413: {
    title: 'Too much data',
    text: 'A form can have up to 1 MB. Nothing was changed. Send less at once.',
  },
  414: {
    title: 'Address too long',
    text: 'This address has too many parts. Go to the home page and find the page from there.',
  },
  431: {
    title: 'Too many cookies or headers',
    text: 'Your browser sent more cookies or headers than this site accepts. Delete this site’s cookies and try again.',
  },
  503: unavailable,
};

/** A form that was opened before an update. Its fields follow. */
export const outdatedForm: ErrorPage = {
  title: 'This page is out of date',
  text: 'Nothing was changed, because the app was updated after you opened this page. Open it again and copy what you typed from below.',
};

/** A form whose page is gone. Its fields follow. */
export const unsavedForm = (reason: string): ErrorPage => ({
  title: 'Not saved',
  text: `${reason} This form’s page is no longer available. Copy what you typed from below.`,
});

export const sendAgainNote =
  'Your changes may not have been saved. Send the form again. It won’t be applied twice.';
export const sendAgain = 'Send again';
export const openAgain = 'Open the page again';
export const goToHomePage = 'Go to home page';
