import type { OptionSpec } from './spec.ts'

/** The steps of a matrix, each an action of its own: what is needed, its proof on the right machines, the bundle of it. */
export type Station = 'plan' | 'leg' | 'merge'

export interface StationOption extends OptionSpec {
  readonly stations: readonly Station[]
}

/** What only the stations take; the rest is in options.ts. */
// biome-ignore format: a table, two lines an option
export const STATION_OPTIONS = [
  { name: 'legs', kind: 'text', choices: ['platform', 'target'], default: 'platform', group: 'Matrix', stations: ['plan'],
    doc: 'Prove in one job for each platform, or for each target.' },
  { name: 'runners', kind: 'list', placeholder: 'PLATFORM=LABELS', group: 'Matrix', stations: ['plan'],
    doc: 'Prove these platforms on runners of your own, e.g. linux-ppc64le-*=self-hosted,ppc64le. Their Pythons have to be on PATH.' },
  { name: 'allow-missing-wheels', kind: 'flag', default: 'false', group: 'Matrix', stations: ['plan'],
    doc: 'Where targets lack nothing but wheels of sdists, succeed without a plan and list them in the output missing-wheels, so that another job can build them.' },
  { name: 'plan', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-plan', group: 'Matrix', stations: ['plan', 'leg', 'merge'],
    doc: 'The folder of the plan: plan makes it, leg and merge read it.' },
  { name: 'leg', kind: 'text', placeholder: 'NAME', group: 'Matrix', stations: ['leg'],
    doc: 'Which leg of the plan this job is: the name in its row of the matrix.' },
  { name: 'part', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-part', group: 'Matrix', stations: ['leg'],
    doc: 'The folder to make for what this leg found.' },
  { name: 'parts', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-parts', group: 'Matrix', stations: ['merge'],
    doc: 'The folder in which the parts of all legs lie, each in a folder of its own.' },
] as const satisfies readonly StationOption[]

export type StationOptionName = (typeof STATION_OPTIONS)[number]['name']
