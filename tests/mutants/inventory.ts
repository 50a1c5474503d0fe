import { readdirSync, readFileSync } from 'node:fs';
import { checksIn } from './checks';
import { named, type Mutant } from './mutant';
import { predicatesIn } from './predicates';
import { sqlPredicatesIn } from './sql-predicates';
import { parse } from './syntax';

/** Code for operators and for the database itself, which is not limited to one workspace. */
const WITHOUT_WORKSPACE = [
  /^lib\/(?:db|upgrade)\//,
  /^lib\/audit-log\/integrity\/(?:verify|checkpoint-store|take-checkpoints)/,
];

/** All mutants, by file and position. */
export function inventory(): Mutant[] {
  return sourceFiles()
    .filter((file) => !WITHOUT_WORKSPACE.some((pattern) => pattern.test(file)))
    .flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')));
}

/** The mutants of one file. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = parse(file, text);
  const findings = [...predicatesIn(source), ...sqlPredicatesIn(source), ...checksIn(source)];
  const place = ({ edits }: (typeof findings)[number]) => edits[0]!.start;
  return named(
    file,
    text,
    findings.sort((one, other) => place(one) - place(other)),
  );
}

function sourceFiles(): string[] {
  return ['app', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('db/generated'))
      .map((name) => `${folder}/${name}`)
      .sort(),
  );
}
