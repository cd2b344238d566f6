/** What a workload of this cloud is: a try of an instance of a task, or of a slot of a pool. */
export interface RunIdentity {
  readonly kind: 'task' | 'pool';
  readonly owner: string;
  /** Instance of the task, or slot of the pool. */
  readonly instance: number;
  /** Something must be there before it starts: resources, secrets or credentials. */
  readonly hasInputs: boolean;
  /** Its results are uploaded. */
  readonly hasResults: boolean;
}

const NAME = /^(task|pool) ([0-9a-f-]{36}) (\d+)( in)?( out)?$/;

/** The name of a workload, from which {@link identityOf} knows it without a look into the store. */
export function workloadName(identity: RunIdentity): string {
  const { kind, owner, instance, hasInputs, hasResults } = identity;
  return `${kind} ${owner} ${instance}${hasInputs ? ' in' : ''}${hasResults ? ' out' : ''}`;
}

/** Undefined for a name of another origin. */
export function identityOf(name: string): RunIdentity | undefined {
  const [, kind, owner, instance, input, output] = NAME.exec(name) ?? [];
  if ((kind !== 'task' && kind !== 'pool') || owner === undefined) return undefined;
  return {
    kind,
    owner,
    instance: Number(instance),
    hasInputs: input !== undefined,
    hasResults: output !== undefined,
  };
}
