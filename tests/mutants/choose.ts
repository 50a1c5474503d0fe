import { pick, type Random } from '@/tests/faults/random';
import {
  apply,
  candidatesIn,
  isSyntaxValid,
  KINDS_OF_CHANGE,
  type Candidate,
  type SmallChange,
} from './changes';

const MOST_PER_FILE = 2;

/**
 * Chooses random changes: the same number of each kind, and more from files with more candidates.
 * @param texts the content of each file
 */
export function chooseChanges(
  texts: ReadonlyMap<string, string>,
  { count, random }: { count: number; random: Random },
): SmallChange[] {
  let candidates = [...texts].flatMap(([file, text]) => candidatesIn(file, text));
  const chosen: SmallChange[] = [];
  const leave = (isLeft: (candidate: Candidate) => boolean) =>
    (candidates = candidates.filter(isLeft));
  while (chosen.length < count && candidates.length > 0) {
    const wanted = KINDS_OF_CHANGE[chosen.length % KINDS_OF_CHANGE.length];
    const suited = candidates.filter(({ kind }) => kind === wanted);
    const candidate = pick(random, suited.length > 0 ? suited : candidates);
    leave((other) => other !== candidate);
    const { kind: _, ...change } = candidate;
    const { file } = change;
    if (!isSyntaxValid(file, apply(texts.get(file)!, change))) continue;
    chosen.push(change);
    const isFull = chosen.filter((other) => other.file === file).length === MOST_PER_FILE;
    if (isFull) leave((other) => other.file !== file);
  }
  return chosen;
}
