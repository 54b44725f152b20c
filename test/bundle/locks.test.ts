import { expect, test } from 'vitest'
import { markersOverlap, unitedMarker } from '../../src/bundle/locks.ts'
import type { Target } from '../../src/targets/target.ts'
import { aTarget } from './an-input.ts'

const python = (series: string, freeThreaded = false): Target['python'] => ({
  implementation: 'cp',
  version: `${series}.1`,
  series,
  freeThreaded,
})
const linux = (series: string): Target => aTarget({ python: python(series) })
const windows = (series: string): Target =>
  aTarget({ python: python(series), machines: ['AMD64'] }, { sys_platform: 'win32', platform_machine: 'AMD64' })

test.each([
  { name: 'one Python and the next', one: linux('3.11'), other: linux('3.12'), want: false },
  { name: 'Linux and Windows', one: linux('3.11'), other: windows('3.11'), want: false },
  { name: 'the same with a free-threaded build', one: linux('3.13'), other: aTarget({ python: python('3.13', true) }), want: true },
  {
    name: 'a 32-bit userland that may report a 64-bit kernel',
    one: linux('3.11'),
    other: aTarget({ machines: ['i686', 'x86_64'] }),
    want: true,
  },
  { name: 'CPython and PyPy', one: linux('3.11'), other: aTarget({}, { implementation_name: 'pypy' }), want: false },
])('one machine can meet the markers of both, $name: $want', ({ one, other, want }) => {
  expect(markersOverlap(one, other)).toBe(want)
})

const LINUX = 'sys_platform == "linux" and platform_machine == "x86_64" and implementation_name == "cpython"'
const ALL = [linux('3.11'), linux('3.12'), windows('3.11'), windows('3.12')]

test.each([
  { name: 'all targets need no marker', some: ALL, want: undefined },
  { name: 'all Pythons of one platform name the platform', some: ALL.slice(0, 2), want: LINUX },
  { name: 'one target is named whole', some: ALL.slice(0, 1), want: `${LINUX} and python_version == "3.11"` },
  {
    name: 'two platforms are joined by or',
    some: ALL.slice(0, 3),
    want: `(${LINUX}) or (sys_platform == "win32" and platform_machine == "AMD64" and implementation_name == "cpython" and python_version == "3.11")`,
  },
])('unitedMarker: $name', ({ some, want }) => {
  expect(unitedMarker(some, ALL)).toBe(want)
})
