import { isRefusal, type AnyRefusal, type RefusalCode } from '@/lib/errors';

/** Expects `work` to be refused with this code, and returns the refusal. */
export async function refusalOf<C extends RefusalCode>(
  work: Promise<unknown>,
  code: C,
): Promise<Extract<AnyRefusal, { code: C }>> {
  const thrown = await work.then(
    () => new Error(`expected the refusal ${code}, but nothing was refused`),
    (error: unknown) => error,
  );
  if (!isRefusal(thrown)) throw thrown;
  if (thrown.code !== code) throw new Error(`expected the refusal ${code}, not ${thrown.code}`);
  return thrown as Extract<AnyRefusal, { code: C }>;
}
