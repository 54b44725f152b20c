import type { TargetFailure } from '../core/failure.ts'
import type { Part } from './part.ts'
import type { Plan } from './plan.ts'
import { type Kept, keptFor, promisedFiles } from './promises.ts'

/** What is wrong with the wheels that legs built: nobody promised one, or one name stands for two contents. */
export function keepingFaults({ legs, resolutions }: Plan, parts: readonly Part[]): readonly string[] {
  const kept = parts.flatMap(({ leg, built = [] }) => built.map((one) => ({ leg, one })))
  const promised = resolutions.flatMap((one) => promisedFiles(one).map((file) => ({ target: one.target, file })))
  const ofLeg = (leg: string, target: string): boolean => legs.some((own) => own.name === leg && own.targets.some((id) => id === target))
  const strange = kept.filter(
    ({ leg, one }) => !ofLeg(leg, one.target) || !promised.some(({ target, file }) => keptFor(target, file, [one]) !== undefined),
  )
  const first = new Map<string, { readonly leg: string; readonly one: Kept }>()
  for (const each of kept) if (!first.has(each.one.filename)) first.set(each.one.filename, each)
  const others = kept.filter(({ one }) => first.get(one.filename)?.one.sha256 !== one.sha256)
  return [
    ...strange.map(({ leg, one }) => `The leg ${leg} built ${one.filename} for ${one.target}, to which the plan promises no such wheel`),
    ...others.map(({ leg, one }) => {
      const known = first.get(one.filename)
      const two = `with sha256 ${known?.one.sha256} by the leg ${known?.leg} and ${one.sha256} by ${leg}`
      return `${one.filename} was built ${two}: with "legs: platform" one leg builds it for all of its targets`
    }),
  ]
}

/** Targets that hold, as their leg says, although a wheel that was promised to them is not there. */
export function unkeptPromises({ legs, resolutions }: Plan, parts: readonly Part[]): readonly TargetFailure[] {
  return parts.flatMap(({ leg, built = [], verdicts }) => {
    const holding = verdicts.filter(({ findings }) => findings.every(({ severity }) => severity !== 'error')).map(({ target }) => target)
    const own = legs.find(({ name }) => name === leg)?.targets.filter((target) => holding.includes(target)) ?? []
    return own.flatMap((target): readonly TargetFailure[] => {
      const files = resolutions.filter((one) => one.target === target).flatMap(promisedFiles)
      const lacking = files.filter((file) => keptFor(target, file, built) === undefined)
      const findings = lacking.map(({ project, version }) => {
        const message = `the leg ${leg} brought no wheel of ${project} ${version}, which it was to build`
        return { kind: 'leg', severity: 'error', message, hint: 'Run that job again.', project, version } as const
      })
      return findings.length === 0 ? [] : [{ target, findings }]
    })
  })
}
