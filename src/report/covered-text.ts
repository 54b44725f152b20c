import { coverText, type MicroCover } from '../targets/micro-versions.ts'
import type { Target } from '../targets/target.ts'

/** The machines that a verdict holds for: `Python 3.11.3 to 3.11.18; platform_machine x86, AMD64, ARM64`. */
export function coveredText({ machines }: Pick<Target, 'machines'>, micros: MicroCover): string {
  return [`Python ${coverText(micros)}`, ...(machines.length > 1 ? [`platform_machine ${machines.join(', ')}`] : [])].join('; ')
}
