import { type ClassType, createUnionType } from 'type-graphql';
import { isRefusal } from '../kernel/index.ts';
import type { TypeClass } from './refusal-types.ts';

/** The type's name in the schema: a refusal carries its own, a success the `type` that its verb gave it. */
function nameOf(answer: unknown): string | undefined {
  if (isRefusal(answer)) return answer.refusal;
  const { type } = answer as { type?: unknown };
  return typeof type === 'string' ? type : undefined;
}

/**
 * The union that a mutation returns (house rule 11): its one success in the past tense, or one of its refusals. `name` is
 * the mutation's with `Result` behind it.
 */
export function outcome(name: string, success: () => TypeClass, refusals: readonly TypeClass[]): object {
  return createUnionType({
    name,
    description: `What became of ${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Result$/, '')}: done, or why not.`,
    types: () => [...new Set([success(), ...refusals])] as unknown as readonly ClassType[],
    resolveType: nameOf,
  });
}
