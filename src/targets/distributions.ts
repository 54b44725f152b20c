/** A release of a Linux distribution. */
export interface Distribution {
  /** Its `ID`s in /etc/os-release, and the name of its container image. */
  readonly names: readonly string[]
  /** Its `VERSION_ID`, or the major version if glibc and Python are the same in all minor releases. */
  readonly version: string
  /** Minor version of glibc 2, in the first release of the version. */
  readonly glibc: number
  /** Its `python3` package: the series, or the full version if no update changes it. */
  readonly python: string
  /** The newest Python that it also packages, if `python` is not supported. */
  readonly newerPython?: string
}

const RHEL = ['rhel', 'centos', 'almalinux', 'rocky', 'oraclelinux', 'ol'] as const
const OPENSUSE = ['opensuse', 'opensuse-leap'] as const
const AMAZON = ['amazonlinux', 'amzn'] as const

/**
 * The glibc and Python of distributions, oldest first.
 *
 * Sources: the packages libc6 and python3 of Debian and Ubuntu (Ubuntu 26.04: its release notes); "Installing and using dynamic
 * programming languages" of Red Hat Enterprise Linux 8, 9 and 10, which the others rebuild; "Core toolchain packages" and "Python" in the
 * Amazon Linux 2023 User Guide; packages.fedoraproject.org; release notes of SUSE Linux Enterprise 15 and 16, on which openSUSE Leap is
 * based. To update: add a row, run test/targets, and add it to docs/targets.md.
 */
// biome-ignore format: a table, one line a release
export const DISTRIBUTIONS: readonly Distribution[] = [
  { names: ['debian'], version: '10', glibc: 28, python: '3.7' },
  { names: ['debian'], version: '11', glibc: 31, python: '3.9.2' },
  { names: ['debian'], version: '12', glibc: 36, python: '3.11.2' },
  { names: ['debian'], version: '13', glibc: 41, python: '3.13.5' },
  { names: ['ubuntu'], version: '18.04', glibc: 27, python: '3.6', newerPython: '3.8' },
  { names: ['ubuntu'], version: '20.04', glibc: 31, python: '3.8' },
  { names: ['ubuntu'], version: '22.04', glibc: 35, python: '3.10' },
  { names: ['ubuntu'], version: '24.04', glibc: 39, python: '3.12.3' },
  { names: ['ubuntu'], version: '26.04', glibc: 43, python: '3.14' },
  { names: ['rhel', 'centos', 'oraclelinux', 'ol'], version: '7', glibc: 17, python: '3.6' },
  { names: RHEL, version: '8', glibc: 28, python: '3.6', newerPython: '3.12' },
  { names: RHEL, version: '9', glibc: 34, python: '3.9' },
  { names: RHEL, version: '10', glibc: 39, python: '3.12' },
  { names: AMAZON, version: '2', glibc: 26, python: '3.7', newerPython: '3.8' },
  { names: AMAZON, version: '2023', glibc: 34, python: '3.9' },
  { names: ['fedora'], version: '41', glibc: 40, python: '3.13' },
  { names: ['fedora'], version: '42', glibc: 41, python: '3.13' },
  { names: ['fedora'], version: '43', glibc: 42, python: '3.14' },
  { names: ['fedora'], version: '44', glibc: 43, python: '3.14' },
  { names: ['fedora'], version: '45', glibc: 44, python: '3.15' },
  { names: ['sles'], version: '15', glibc: 26, python: '3.6', newerPython: '3.11' },
  { names: ['sles'], version: '15.4', glibc: 31, python: '3.6', newerPython: '3.11' },
  { names: ['sles'], version: '15.5', glibc: 31, python: '3.6', newerPython: '3.11' },
  { names: ['sles'], version: '15.6', glibc: 38, python: '3.6', newerPython: '3.11' },
  { names: ['sles'], version: '15.7', glibc: 38, python: '3.6', newerPython: '3.11' },
  { names: ['sles'], version: '16', glibc: 40, python: '3.13' },
  { names: OPENSUSE, version: '15', glibc: 26, python: '3.6', newerPython: '3.11' },
  { names: OPENSUSE, version: '15.5', glibc: 31, python: '3.6', newerPython: '3.11' },
  { names: OPENSUSE, version: '15.6', glibc: 38, python: '3.6', newerPython: '3.11' },
  { names: OPENSUSE, version: '16', glibc: 40, python: '3.13' },
]

/** The names of a release as a platform, without an architecture: `rhel-9`, `rocky-9`, … */
export function releaseNames({ names, version }: Distribution): readonly string[] {
  return names.map((name) => `${name}-${version}`)
}
