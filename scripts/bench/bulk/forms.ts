/** A page as a browser without JavaScript has it, with the forms that it can send. */
export type FormPage = { path: string; html: string };

/** Someone at a browser without JavaScript. */
export type Clerk = {
  open: (path: string) => Promise<FormPage>;
  /** Sends the form in which this text stands, with more fields than it has; answers the page where that ends. */
  send: (
    page: FormPage,
    form: { holding: string; fields?: Record<string, string> },
  ) => Promise<FormPage>;
};

/** Signed in by this cookie. */
export function newClerk(origin: string, cookie: string): Clerk {
  async function ask(path: string, init: RequestInit = {}): Promise<FormPage> {
    const headers = { cookie, origin, accept: 'text/html' };
    const answer = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    const html = await answer.text();
    const location = answer.headers.get('location');
    if (answer.status === 303 && location) return ask(location.replace(origin, ''));
    if (answer.status === 200) return { path, html };
    throw new Error(`${path} was answered with ${answer.status} ${location ?? ''}`);
  }

  return {
    open: (path) => ask(path),
    send: (page, { holding, fields = {} }) => {
      const body = new FormData();
      for (const [name, value] of hiddenFields(page, holding)) body.append(name, value);
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return ask(page.path, { method: 'POST', body });
    },
  };
}

/** The fields that nobody types, of the form in which this text stands. */
export function hiddenFields({ path, html }: FormPage, holding: string): [string, string][] {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((text) => text.includes(holding));
  if (!form) throw new Error(`${path} has no form with "${holding}".`);
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  return [...inputs].map(([, name, value = '']) => [decoded(name!), decoded(value)]);
}

const ENTITIES: Record<string, string> = {
  '&quot;': '"',
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

function decoded(text: string): string {
  return text.replaceAll(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity]!);
}
